import { ManifestPath, ManifestProblem } from './problem';
import { Part, partsAt } from './structure';
import { ApiObjectData } from '../reading';

const MAX_PORT = 65535;

/**
 * Checks the ports of a Service: their numbers and names, and that no two are the same.
 *
 * Source: `pkg/apis/core/validation/validation.go` of Kubernetes, `ValidateService` and `validateServicePort`
 */
export function servicePortProblems(object: ApiObjectData): ManifestProblem[] {
  const ports = partsAt({ path: [], value: object as unknown as Part['value'] }, 'spec', 'ports');
  return [
    ...ports.flatMap(({ path, value }) => [...numberProblems([...path, 'port'], value.port), ...numberProblems([...path, 'targetPort'], value.targetPort)]),
    ...nameProblems(ports),
    ...twice(ports, ({ port, protocol = 'TCP' }) => `${port} ${protocol}`, 'port', 'number and protocol'),
    ...twice(ports, ({ name }) => name, 'name', 'name'),
  ];
}

function numberProblems(path: ManifestPath, value: unknown): ManifestProblem[] {
  return typeof value !== 'number' || value >= 1 && value <= MAX_PORT ? [] : [{
    code: 'MANIFEST_FIELD_TYPE', path, message: `\`${path[path.length - 1]}\` of the Service is not a port: the API server rejects the Service`, value, allowed: `1 to ${MAX_PORT}`,
    fix: 'use the number of a port',
  }];
}

/** Only a Service with one port may leave the name out. */
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
