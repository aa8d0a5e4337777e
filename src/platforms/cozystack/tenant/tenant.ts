import { TENANT_FIELDS } from './fields';
import { namespaceAbove, parent, PREFIX, ROOT_TENANT, tenantNamespace } from './namespace';
import { quota } from './quota';
import { Problem, quote } from '../../../findings/problem';
import { TenantSpec } from '../../../model/tenant';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { metadataProblems } from '../../kubernetes/metadata';
import { DNS_SUBDOMAIN, referenceProblems } from '../../kubernetes/names';
import { notSupported } from '../../resolve/problems';
import { retention } from '../../retention';
import { mainObject } from '../api-object';
import { ChartBinding } from '../chart/binding';
import { METADATA_PREFIX } from '../metadata-prefix';
import { CozystackTarget } from '../target';

/** The maximum lengths of the names of a Helm release and of a namespace. */
const RELEASE = 53;
const NAMESPACE = 63;
const LABEL_VALUE = 63;

/** A tenant as a `Tenant`. */
export const TENANT = new ChartBinding<TenantSpec>(TENANT_FIELDS, { parent, retention, quota });

export function renderTenant(spec: TenantSpec, context: NodeContext, target: CozystackTarget): Rendering {
  const problems = [
    ...nameProblems(spec.name, namespaceAbove(spec, context.namespace)),
    ...hostProblems(spec.host),
    ...spec.schedulingClass ? referenceProblems('the scheduling class', spec.schedulingClass) : [],
    ...metadataProblems(spec.labels, spec.annotations, METADATA_PREFIX),
    ...target.capabilities.tenants ? [] : [notSupported(`the construct Tenant, because ${target.label} documents no API of tenants`, 'Cozystack', target)],
  ];
  return { manifests: [mainObject('Tenant', TENANT.write(spec, context, target, problems))], problems };
}

/** Checks the host, because the chart writes it into a label and into the addresses of the tenant's services. */
function hostProblems(host: string | undefined): Problem[] {
  if (!host || DNS_SUBDOMAIN.test(host) && host.length <= LABEL_VALUE) return [];
  return [{
    code: 'HOSTNAME_INVALID',
    message: 'the host of the tenant is not a domain name that fits into a label: the Helm release of the tenant fails',
    got: quote(host),
    allowed: `DNS labels with dots between them, at most ${LABEL_VALUE} characters`,
    fix: 'correct `host`',
  }];
}

function nameProblems(name: string, above: string): Problem[] {
  const problems: Problem[] = [];
  if (!/^[a-z][a-z0-9]*$/.test(name)) {
    problems.push({
      code: 'NAME_INVALID',
      message: 'invalid name of a tenant: the name must have only lowercase letters and digits, because dashes separate the tenant names in a namespace',
      got: quote(name),
      allowed: 'a letter a-z first, then a-z and 0-9',
      fix: 'use a `name` of lowercase letters and digits',
    });
  }
  if (!above.startsWith(PREFIX)) {
    problems.push({
      code: 'NAMESPACE_NO_TENANT',
      message: `a tenant must be in the namespace of its parent tenant, and "${above}" is not the namespace of a tenant`,
      got: quote(above),
      fix: `set \`namespace\` of the chart to the namespace of the parent, e.g. "${ROOT_TENANT}"`,
    });
  }
  const namespace = tenantNamespace(above, name);
  const longest = Math.min(RELEASE - PREFIX.length, NAMESPACE - (namespace.length - name.length));
  if (name.length > longest) {
    problems.push({
      code: 'NAME_TOO_LONG',
      message: `the name of the tenant is too long: its namespace would be "${namespace}"`,
      got: `${quote(name)}, ${name.length} characters`,
      allowed: `${longest} characters`,
      fix: 'shorten the name',
    });
  }
  return problems;
}
