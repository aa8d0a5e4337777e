import { portProblems } from './ports';
import { ManifestPath, ManifestProblem } from './problem';
import { childOf, Part, partsAt } from './structure';
import { quote } from '../../findings/problem';
import { ApiObjectData } from '../reading';

/**
 * Checks the ports of a Service, and the fields that only some types of Services have.
 *
 * Source: `pkg/apis/core/validation/validation.go` of Kubernetes, `validateService` and `validateServicePort`
 */
export function serviceProblems(object: ApiObjectData): ManifestProblem[] {
  const whole: Part = { path: [], value: object as unknown as Part['value'] };
  const ports = partsAt(whole, 'spec', 'ports');
  const spec = childOf(whole, 'spec') ?? { path: [], value: {} };
  return [
    ...ports.flatMap(({ path, value }) => [...portProblems([...path, 'port'], value.port), ...portProblems([...path, 'targetPort'], value.targetPort)]),
    ...nameProblems(ports),
    ...twice(ports, ({ port, protocol = 'TCP' }) => `${port} ${protocol}`, 'port', 'number and protocol'),
    ...twice(ports, ({ name }) => name, 'name', 'name'),
    ...typeProblems(spec, ports),
  ];
}

const TYPES: readonly unknown[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** Reports missing fields that the type of the Service requires, and fields that the type does not allow. */
function typeProblems({ path, value }: Part, ports: readonly Part[]): ManifestProblem[] {
  const { type = 'ClusterIP', clusterIP, externalName, externalIPs, ports: given } = value;
  // Another rule reports an unknown type.
  if (!TYPES.includes(type)) return [];
  const isHeadless = clusterIP === 'None';
  const isBalanced = type === 'LoadBalancer';
  const isOutside = isBalanced || type === 'NodePort' || Array.isArray(externalIPs) && externalIPs.length > 0;
  const lacks = (field: string, why: string): ManifestProblem => ({ code: 'MANIFEST_FIELD_MISSING', path, message: `the Service has no \`${field}\`: ${why}`, fix: `add \`${field}\`` });
  const without = (field: string, types: string, at: ManifestPath = [...path, field]): ManifestProblem => ({
    code: 'MANIFEST_FIELD_TYPE', path: at, message: `a Service of the type ${quote(type)} cannot have \`${field}\`: the API server rejects the Service`, allowed: `only with ${types}`,
    fix: `remove \`${field}\`, or change the type`,
  });
  const has = (field: string) => value[field] !== undefined && value[field] !== '';
  return [
    ...type === 'ExternalName' || isHeadless || given !== undefined && !(Array.isArray(given) && given.length === 0) ? [] : [lacks('ports', 'only a headless Service and the type ExternalName need none')],
    ...type === 'ExternalName' && (externalName === undefined || externalName === '') ? [lacks('externalName', 'the type ExternalName requires it')] : [],
    ...isHeadless && (isBalanced || type === 'NodePort') ? [without('clusterIP', 'the type ClusterIP')] : [],
    ...type === 'ClusterIP' ? ports.filter(({ value: { nodePort } }) => typeof nodePort === 'number' && nodePort !== 0).map(port => (
      without('nodePort', 'the types NodePort and LoadBalancer', [...port.path, 'nodePort'])
    )) : [],
    ...!isOutside && has('externalTrafficPolicy') ? [without('externalTrafficPolicy', 'the types NodePort and LoadBalancer, or with `externalIPs`')] : [],
    ...isBalanced ? [] : ['loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'loadBalancerClass'].filter(has).map(field => without(field, 'the type LoadBalancer')),
  ];
}

/** A port needs a name, unless it is the only port of the Service. */
function nameProblems(ports: readonly Part[]): ManifestProblem[] {
  return ports.flatMap(({ path, value: { name } }): ManifestProblem[] => {
    if (name === undefined || name === '') {
      return ports.length === 1 ? [] : [{ code: 'MANIFEST_FIELD_MISSING', path, message: 'a port of a Service with several ports has no name: the API server rejects the Service', fix: 'add `name`' }];
    }
    return typeof name !== 'string' || name.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) ? [] : [{
      code: 'MANIFEST_FIELD_TYPE', path: [...path, 'name'], message: 'the name of a port is invalid: the API server rejects the Service', value: name,
      allowed: 'a DNS label: a-z, 0-9 and "-"', fix: 'correct the name',
    }];
  });
}

function twice(ports: readonly Part[], keyOf: (value: Part['value']) => unknown, field: string, what: string): ManifestProblem[] {
  const seen = new Set<unknown>();
  return ports.flatMap(({ path, value }): ManifestProblem[] => {
    const key = keyOf(value);
    const isSeen = key !== undefined && key !== '' && seen.has(key);
    seen.add(key);
    return isSeen ? [{
      code: 'MANIFEST_FIELD_TYPE', path: [...path, field], message: `two ports of the Service have the same ${what}: the API server rejects the Service`,
      value: value[field], allowed: 'each once', fix: 'remove or change one of them',
    }] : [];
  });
}
