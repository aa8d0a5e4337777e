import type { Trace } from '../../collect/trace';
import type { ModelNode } from '../../model/fleet-model';

/** The origin of a value. */
export interface Origin {
  readonly origin: 'given' | 'default' | 'derived';
  /** The path of the chart or app whose default it is; empty for the app. */
  readonly scope?: string;
  /** The line of the user's program. */
  readonly at?: string;
}

/** The properties of a construct that set a field of the model, if their names differ from the name of the field. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  userData: ['cloudInit', 'cloudConfig'],
  userDataSecret: ['cloudInit'],
  networkDataSecret: ['networkData'],
  disks: ['disks', 'systemDisk', 'image'],
};

/** Where a field was set: in the properties of the construct, in the nearest defaults, or not at all. */
export function originOf({ path, kind }: ModelNode, field: string, traces: readonly Trace[]): Origin {
  const own = traces.find(each => each.path === path);
  if (own?.given === undefined) return { origin: 'derived' };
  const at = own.at === undefined ? {} : { at: own.at };
  if ([field, ...PROPERTIES[field] ?? []].some(property => own.given!.includes(property))) return { origin: 'given', ...at };
  const wanted = kind === 'disk' && field === 'source' ? 'image' : field;
  const scopes = traces.filter(each => each.defaults?.includes(wanted) && (each.path === '' || path.startsWith(`${each.path}/`)));
  // The longest path is the nearest scope.
  const scope = scopes.sort((a, b) => b.path.length - a.path.length)[0];
  if (scope === undefined) return { origin: 'derived' };
  return { origin: 'default', scope: scope.path, ...scope.at !== undefined && { at: scope.at } };
}
