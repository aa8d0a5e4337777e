/** Installs the objects that a platform's operator would install. */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Api, KubeObject } from './api';
import { ControlPlane } from './control-plane';
import { until } from './processes';

const KINDS = 'CustomResourceDefinition';
const WEBHOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

/** Creates objects: first the kinds that are not installed yet, and the others when the kinds are served. */
export async function install(api: Api, objects: readonly KubeObject[]): Promise<void> {
  const kinds = objects.filter(({ kind }) => kind === KINDS);
  for (const kind of kinds) if (!(await api.get(kind)).ok) await created(api, kind);
  for (const kind of kinds) await until(kind.metadata.name, async () => established((await api.get(kind)).body));
  api.forgetKinds();
  for (const object of objects) if (object.kind !== KINDS) await created(api, object);
}

/** The webhooks among the objects, with a local port instead of a Service of the cluster. */
export function webhooks(objects: readonly KubeObject[], plane: ControlPlane, port: number): KubeObject[] {
  const caBundle = readFileSync(join(plane.folder, 'ca.crt')).toString('base64');
  return objects.filter(({ kind }) => WEBHOOKS.includes(kind)).map(configuration => ({
    ...configuration,
    webhooks: configuration.webhooks.map((webhook: any) => ({
      ...webhook,
      clientConfig: { url: `https://127.0.0.1:${port}${webhook.clientConfig.service.path}`, caBundle },
    })),
  }));
}

export const withoutWebhooks = (objects: readonly KubeObject[]) => objects.filter(({ kind }) => !WEBHOOKS.includes(kind));

/** The objects of a program that prints one JSON object per line. */
export const fromLines = (text: string): KubeObject[] => text.split('\n').filter(Boolean).map(line => JSON.parse(line));

/** The objects in one YAML file, or in the YAML files of a folder. */
export function fromYaml(path: string): KubeObject[] {
  const files = path.endsWith('.yaml') ? [path] : readdirSync(path).filter(name => name.endsWith('.yaml')).sort().map(name => join(path, name));
  return files.flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS())).filter(Boolean);
}

export const namespace = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** A kind that exists, but whose fields are not checked. */
export function anyKind(group: string, version: string, kind: string, plural: string, scope: 'Cluster' | 'Namespaced'): KubeObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      scope,
      versions: [{
        name: version, served: true, storage: true, schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      }],
    },
  };
}

/** Sets the status that the controller of an object would set. */
export async function patchStatus(api: Api, object: KubeObject, status: object): Promise<void> {
  const { ok, body } = await api.patchStatus(object, status);
  if (!ok) throw new Error(`the status of ${object.metadata.name} cannot be set: ${body.message}`);
}

async function created(api: Api, object: KubeObject): Promise<void> {
  const { ok, body } = await api.create(object);
  if (!ok) throw new Error(`${object.kind} ${object.metadata.name} cannot be installed: ${body.message}`);
}

function established({ status }: any): boolean {
  return status?.conditions?.some((condition: any) => condition.type === 'Established' && condition.status === 'True') ?? false;
}
