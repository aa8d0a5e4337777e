/**
 * Applies every committed manifest of every example twice, as users apply it: server-side, with strict field validation. The second apply
 * must change nothing. The instance types and images of an example are applied before its machines.
 */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { parseAllDocuments } from 'yaml';
import { podOf, volumesOf } from './consequences';
import { differences } from './drift';
import { provideImages } from './images';
import { provideInstanceTypes } from './instance-types';
import { Api, KubeObject } from '../cluster/api';
import { APPLICATION } from '../cluster/cozystack';
import { namespace } from '../cluster/install';
import { Suite } from '../suite';

export const EXAMPLES = join(__dirname, '..', '..', 'examples');

export interface Manifest {
  /** e.g. `quick-start/dist/prod.k8s.yaml`. */
  readonly file: string;
  readonly objects: readonly KubeObject[];
}

/** The committed files of each example, by its name. */
export function examples(): Map<string, Manifest[]> {
  const names = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'dist'))).sort();
  return new Map(names.map(name => [name, readdirSync(join(EXAMPLES, name, 'dist'), { recursive: true })
    .map(file => `${name}/dist/${file}`)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => ({ file, objects: documents(readFileSync(join(EXAMPLES, file), 'utf8')) }))]));
}

export const label = ({ kind, metadata }: KubeObject) => `${kind} ${[metadata.namespace, metadata.name].filter(Boolean).join('/')}`;

/** A namespace is created by hand, if the example does not define it. */
export async function ensureNamespaces(api: Api, objects: readonly KubeObject[]): Promise<void> {
  for (const name of new Set(objects.map(({ metadata }) => metadata.namespace))) if (name) await api.create(namespace(name));
}

export async function checkExamples(api: Api, suite: Suite): Promise<void> {
  for (const [, files] of examples()) {
    await provideInstanceTypes(api);
    await provideImages(api, files.flatMap(({ objects }) => objects));
    const there: KubeObject[] = [];
    for (const { file, objects } of files) {
      await ensureNamespaces(api, objects);
      // Another file of the example may be for another cluster.
      for (const object of objects) if (object.kind !== 'Namespace') await api.remove(object);
      for (const object of objects) await applyTwice(api, suite, file, object);
      for (const object of [...objects.flatMap(volumesOf), ...objects.flatMap(podOf)]) {
        const { ok, body } = await api.create(object, { dryRun: true });
        suite.check(`${file}: ${label(object)} can be created for a machine`, ok ? undefined : body.message);
      }
      there.push(...objects);
    }
    for (const object of there.reverse()) if (object.kind !== 'Namespace') await api.remove(object);
  }
}

async function applyTwice(api: Api, suite: Suite, file: string, object: KubeObject): Promise<void> {
  const first = await api.apply(object);
  if (!suite.check(`${file}: ${label(object)} is applied`, first.ok ? undefined : first.body.message)) return;
  if (isRelease(object)) await checkRelease(api, suite, file, object);
  await seen(api, object, first.body.metadata.resourceVersion);
  suite.check(`${file}: ${label(object)} is stored as it was written`, differences(object, (await api.get(object)).body).join('\n') || undefined);
  let last = await api.apply(object);
  const changed = JSON.stringify(withoutVersion(first.body)) !== JSON.stringify(withoutVersion(last.body));
  suite.check(`${file}: ${label(object)} is the same when it is applied again`, changed ? JSON.stringify(last.body) : undefined);
  // At the second apply, Cozystack's server adds the defaults to the stored object.
  const settled = isRelease(object) ? last : first;
  if (isRelease(object)) {
    await seen(api, object, last.body.metadata?.resourceVersion);
    last = await api.apply(object);
  }
  suite.check(`${file}: ${label(object)} is not written when it is applied again`,
    last.body.metadata?.resourceVersion === settled.body.metadata.resourceVersion ? undefined : 'its resourceVersion has changed');
}

/**
 * Waits until the server returns the written object. Cozystack's server reads from a cache with a delay, and treats an application that is
 * not in the cache as new.
 */
async function seen(api: Api, object: KubeObject, resourceVersion: string | undefined): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const { ok, body } = await api.get(object);
    if (ok && (resourceVersion === undefined || body.metadata.resourceVersion === resourceVersion)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The HelmRelease of a Cozystack application has exactly the values of the manifest. */
async function checkRelease(api: Api, suite: Suite, file: string, object: KubeObject): Promise<void> {
  const { kind, metadata, spec } = object;
  const release = await releaseOf(api, object);
  suite.check(`${file}: the HelmRelease of ${kind} ${metadata.name} has the values that were written`,
    isDeepStrictEqual(release?.spec.values, spec) ? undefined : JSON.stringify(release));
}

/**
 * The HelmRelease in which Cozystack stores an application. It is found by its name, because its labels can be the labels of another object
 * that was created at the same time.
 */
export async function releaseOf(api: Api, { kind, metadata }: KubeObject): Promise<KubeObject | undefined> {
  const name = `${APPLICATION[kind].prefix}${metadata.name}`;
  const { ok, body } = await api.get({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name, namespace: metadata.namespace } });
  return ok ? body : undefined;
}

export const isRelease = ({ apiVersion }: KubeObject) => apiVersion.startsWith('apps.cozystack.io/');

function withoutVersion({ metadata: { resourceVersion: _, ...metadata }, ...rest }: KubeObject): object {
  return { metadata, ...rest };
}

function documents(text: string): KubeObject[] {
  return parseAllDocuments(text).map(document => document.toJS()).filter(Boolean);
}
