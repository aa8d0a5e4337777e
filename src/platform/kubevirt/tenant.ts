import { KubeVirtTarget } from './target';
import { Problem, quote } from '../../findings/problem';
import { hardAmounts, QuotaModel } from '../../model/quota';
import { TenantModel, tenantNamespace } from '../../model/tenant';
import { quantity, Usage } from '../../model/usage';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { DNS_LABEL } from '../kubernetes/names';
import { MAIN, Manifest } from '../manifest';
import { notSupported } from '../resolve/problems';

/**
 * What a quota is here: requests alone. Where a quota has limits as well, KubeVirt limits machines to just their CPUs and
 * to twice their memory, and refuses pods that say none.
 */
export function requestAmounts(quota: QuotaModel, { launcher }: KubeVirtTarget): Usage {
  return Object.fromEntries(Object.entries(hardAmounts(quota, launcher)).filter(([key]) => !key.startsWith('limits.')));
}

/** A namespace, and what all in it may take. */
export function renderTenant(model: TenantModel, target: KubeVirtTarget): Rendering {
  const { labels, annotations, quota } = model;
  const namespace = tenantNamespace(model.parentNamespace, model.name);
  const own: Manifest = { id: MAIN, apiVersion: 'v1', kind: 'Namespace', name: namespace, clusterScoped: true, labels, annotations, body: {} };
  const limits: Manifest[] = quota ? [{
    id: 'ResourceQuota',
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    name: 'tenant-quota',
    namespace,
    body: { spec: { hard: { ...quantities(requestAmounts(quota, target)), ...quota.others } } },
  }] : [];
  return { problems: [...problemsOf(model, namespace, target), ...metadataProblems(labels, annotations, '')], manifests: [own, ...limits] };
}

/** Amounts as the API server takes them: whole numbers with the exact unit. */
function quantities(amounts: Usage): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, quantity(key, amount)]));
}

function problemsOf(model: TenantModel, namespace: string, target: KubeVirtTarget): Problem[] {
  const words = { host: model.host, etcd: model.etcd, monitoring: model.monitoring, ingress: model.ingress, seaweedfs: model.seaweedfs };
  const more = { gateway: model.gateway, isolated: model.isolated, schedulingClass: model.schedulingClass };
  const given = Object.entries({ ...words, ...more }).filter(([, value]) => value !== undefined).map(([word]) => `\`${word}\``);
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
