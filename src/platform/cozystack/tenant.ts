import { API_VERSION } from './api-version';
import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { Problem, quote } from '../../findings/problem';
import { shortAmounts } from '../../model/quota';
import { TenantModel, tenantNamespace } from '../../model/tenant';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { MAIN } from '../manifest';
import { notSupported } from '../resolve/problems';

/** Longest names: of a Helm release, of a namespace. */
const RELEASE = 53;
const NAMESPACE = 63;
const PREFIX = 'tenant-';

export function renderTenant(model: TenantModel, metadataPrefix: string, target: CozystackTarget): Rendering {
  const { name, parentNamespace, quota, labels, annotations, kind: _, ...spec } = model;
  const quotas = quota && shortAmounts(quota);
  return {
    problems: [...nameProblems(model), ...metadataProblems(labels, annotations, metadataPrefix), ...versionProblems(model, target)],
    manifests: [{
      id: MAIN,
      apiVersion: API_VERSION,
      kind: 'Tenant',
      name,
      namespace: parentNamespace,
      labels,
      annotations,
      body: { spec: { ...spec, resourceQuotas: quotas } },
    }],
  };
}

function nameProblems({ name, parentNamespace }: TenantModel): Problem[] {
  const problems: Problem[] = [];
  if (!/^[a-z][a-z0-9]*$/.test(name)) {
    problems.push({
      code: 'NAME_INVALID',
      message: 'the name of a tenant is put into namespaces with dashes around it, so it has none itself',
      got: quote(name),
      allowed: 'a letter a-z first, then a-z and 0-9',
      fix: 'give a `name` without dashes',
    });
  }
  if (!parentNamespace.startsWith(PREFIX)) {
    problems.push({
      code: 'NAMESPACE_NO_TENANT',
      message: `tenants are made in the namespaces of tenants, and "${parentNamespace}" is none`,
      got: quote(parentNamespace),
      fix: 'give the chart the namespace of the parent, e.g. "tenant-root"',
    });
  }
  const namespace = tenantNamespace(parentNamespace, name);
  const longest = Math.min(RELEASE - PREFIX.length, NAMESPACE - (namespace.length - name.length));
  if (name.length > longest) {
    problems.push({
      code: 'NAME_TOO_LONG',
      message: `the name of the tenant is too long: its namespace would be "${namespace}"`,
      got: `${quote(name)}, ${name.length} characters`,
      allowed: `${longest} characters`,
      fix: 'shorten it',
    });
  }
  return problems;
}

function versionProblems({ gateway, isolated, schedulingClass }: TenantModel, target: CozystackTarget): Problem[] {
  const { capabilities } = target;
  return [
    ...capabilities.tenants ? [] : [notSupported('an API of tenants that it documents (Tenant)', 'Cozystack', target)],
    ...gateway !== undefined && !capabilities.tenantGateway ? [notSupported('gateways of tenants (`gateway`)', since(SINCE.tenantGateway), target)] : [],
    ...schedulingClass !== undefined && !capabilities.schedulingClass
      ? [notSupported('scheduling classes of tenants (`schedulingClass`)', since(SINCE.schedulingClass), target)]
      : [],
    ...isolated !== undefined && capabilities.alwaysIsolated
      ? [notSupported('tenants that are not isolated (`isolated`): all of them are', 'Cozystack before 1.0', target)]
      : [],
  ];
}
