import { ManifestProblem } from './problem';
import { childOf, membersOf, oneOf, Part } from './structure';
import { ApiObjectData } from '../reading';

const SOURCES = ['image', 'http', 'disk', 'upload'] as const;

/** Reports objects of Cozystack whose values the schema of their chart accepts, although the chart fails or ignores them. */
export function chartProblems(object: ApiObjectData): ManifestProblem[] {
  const spec = childOf({ path: [], value: object as unknown as Part['value'] }, 'spec');
  if (spec === undefined || !object.apiVersion.startsWith('apps.cozystack.io/')) return [];
  return object.kind === 'VMInstance' ? halfTopology(spec) : object.kind === 'VMDisk' ? sourceProblems(spec) : [];
}

/**
 * Reports `cpu` without `sockets`, or `sockets` without `cpu`, which the schema allows. Without an instance type, Cozystack's chart requires both
 * since 1.0. With an instance type, the chart uses them only together, and ignores one of them alone.
 *
 * Source: https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-instance/templates/vm.yaml
 */
function halfTopology(spec: Part): ManifestProblem[] {
  const resources = childOf(spec, 'resources');
  const given = resources === undefined ? [] : ['cpu', 'sockets'].filter(part => resources.value[part] !== undefined && resources.value[part] !== '');
  if (given.length !== 1) return [];
  const missing = given[0] === 'cpu' ? 'sockets' : 'cpu';
  return [{
    code: 'MANIFEST_FIELD_MISSING', path: resources!.path,
    message: `\`spec.resources\` has \`${given[0]}\` without \`${missing}\`: Cozystack's chart needs both, so \`${given[0]}\` has no effect`,
    fix: `add \`${missing}\`, or remove \`${given[0]}\``,
  }];
}

/**
 * Reports a disk with several sources, or with a source whose name or address is empty: the chart fails.
 *
 * Source: https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-disk/templates/dv.yaml
 */
function sourceProblems(spec: Part): ManifestProblem[] {
  const source = childOf(spec, 'source');
  if (source === undefined) return [];
  const empty = membersOf(source, SOURCES).flatMap(kind => {
    const field = kind === 'http' ? 'url' : 'name';
    const part = childOf(source, kind);
    return part?.value[field] !== '' ? [] : [{ path: [...part.path, field], field }];
  });
  return [
    ...oneOf(source, SOURCES, '`source`', false, 'the chart fails'),
    ...empty.map(({ path, field }): ManifestProblem => ({ code: 'MANIFEST_FIELD_TYPE', path, message: `\`${field}\` of the source is empty: the chart fails`, value: '', fix: `set \`${field}\`` })),
  ];
}
