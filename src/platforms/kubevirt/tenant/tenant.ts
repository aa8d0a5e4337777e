import { TENANT_FIELDS } from './fields';
import { hardOf, quotaKeyProblems, readQuota } from './quota';
import { Problem, quote } from '../../../findings/problem';
import { TenantSpec } from '../../../model/tenant';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { at, Joint, KindBinding, put, take } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { DNS_LABEL } from '../../kubernetes/names';
import { MAIN, Manifest } from '../../manifest';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { retention } from '../../retention';
import { isImageNamespace } from '../catalog/image-namespace';
import { BESIDE, objectOf } from '../object';
import { KubeVirtTarget } from '../target';

/** The namespace of the tenant that contains all other tenants. Cozystack uses the same name, so that a fleet can move between the platforms. */
const ROOT_TENANT = 'tenant-root';
const ROOT_PREFIX = 'tenant-';

const QUOTA = 'tenant-quota';

const NAME = ['metadata', 'name'];

/** The namespace of a tenant. */
export function tenantNamespace(parentNamespace = ROOT_TENANT, name: string): string {
  return parentNamespace === ROOT_TENANT ? `${ROOT_PREFIX}${name}` : `${parentNamespace}-${name}`;
}

/** `name` and `parent` become the name of the namespace. A tenant's name is assumed to have no dashes, as on Cozystack. */
const namespaceJoint: Joint<TenantSpec, KubeVirtTarget> = {
  write: ({ name, parent }, tree, context) => put(tree, NAME, tenantNamespace(parent?.name ?? context.namespace, name)),
  read: tree => {
    const namespace = at(tree, NAME) as string;
    const parent = namespace.slice(0, Math.max(namespace.lastIndexOf('-'), 0));
    if (parent === '') return {};
    take(tree, NAME);
    return inParent(namespace, parent);
  },
};

/** The name and the parent of a tenant, from its namespace and the namespace of its parent. */
function inParent(namespace: string, parent: string): TenantSpec {
  const name = namespace.slice(parent.length + 1);
  return `${parent}-` === ROOT_PREFIX ? { name } : { name, parent: { name: parent } };
}

const TENANT = new KindBinding<TenantSpec, KubeVirtTarget>(
  { fields: TENANT_FIELDS, joints: { namespace: namespaceJoint, retention, quota: BESIDE } }, notSupported,
);

/** A namespace and its quota. */
export function renderTenant(model: TenantSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const { quota } = model;
  // The problems of `write` are dropped, because `problemsOf` reports all unsupported settings as one finding.
  const own = objectOf(TENANT.write(model, context, target, []), { id: MAIN, apiVersion: 'v1', kind: 'Namespace', clusterScoped: true });
  const limits: Manifest[] = quota ? [{
    id: 'ResourceQuota', apiVersion: 'v1', kind: 'ResourceQuota', name: QUOTA, namespace: own.name, body: { spec: { hard: hardOf(quota, target) } },
  }] : [];
  return {
    problems: [...problemsOf(model, own.name, target), ...quotaKeyProblems(quota), ...metadataProblems(own.labels, own.annotations, '')], manifests: [own, ...limits],
  };
}

export const readTenant: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const { name: namespace } = object.metadata;
  if (isImageNamespace(object, index)) return undefined;
  const spec = TENANT.read(treeOf(object), context, target);
  if (spec.name === undefined) return undefined;
  const hard = at(index.find('ResourceQuota', namespace, QUOTA) ?? {}, ['spec', 'hard']) as Readonly<Record<string, string>> | undefined;
  const parent = parentsOf(namespace).find(each => index.find('Namespace', undefined, each) !== undefined);
  return { kind: 'tenant', spec: { ...spec, ...parent !== undefined && inParent(namespace, parent), ...hard && { quota: readQuota(hard, target) } } };
};

/** The possible parent namespaces of a tenant's namespace, the nearest first. */
function parentsOf(namespace: string): string[] {
  const words = namespace.split('-');
  return words.slice(1).map((_, i) => words.slice(0, words.length - 1 - i).join('-'));
}

function problemsOf(model: TenantSpec, namespace: string, target: KubeVirtTarget): Problem[] {
  const given = Object.entries(TENANT_FIELDS).flatMap(([name, field]) => (
    'unsupported' in field && model[name as keyof TenantSpec] !== undefined ? [field.unsupported] : []
  ));
  return [
    ...DNS_LABEL.test(namespace) ? [] : [{
      code: 'NAMESPACE_INVALID' as const,
      message: 'the namespace of the tenant is not a DNS label',
      got: quote(namespace),
      allowed: 'a-z, 0-9 and "-", at most 63 characters',
      fix: 'shorten or correct the names of the tenant and its parents',
    }],
    ...given.length === 0 ? [] : [notSupported(`modules and settings of tenants (${given.join(', ')})`, 'Cozystack', target)],
  ];
}
