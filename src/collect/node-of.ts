import { Location, Site } from './location';
import { isModeled, Modeled } from './modeled';
import { recordIfAny } from './scope-record';
import { NodeKind, NodeOf } from '../model/fleet-model';
import { OverlaySpec } from '../model/overlay';

/** The overlays of a construct: the overlays of its fleet or pool, then its own. The node of a fleet or pool has no overlays, as it writes no object. */
function overlaysOf(construct: Modeled): readonly OverlaySpec[] | undefined {
  if (construct._kind === 'fleet') return undefined;
  const above = construct.node.scope;
  const fleet = construct._kind === 'machine' && above && isModeled(above) && above._kind === 'fleet' ? recordIfAny(above)?.overlays : undefined;
  const own = recordIfAny(construct)?.overlays;
  return fleet === undefined ? own : [...fleet, ...own ?? []];
}

/** A construct as plain data, with its context. */
export function nodeOf<K extends NodeKind>(construct: Modeled<K>, site: Site, location: Location): NodeOf<K> {
  const isInvalid = construct._invalidProps.length > 0;
  const spec = construct._toSpec(location);
  const faults = isInvalid ? construct._invalidProps : location.problems;
  const node: { -readonly [P in keyof NodeOf<K>]: NodeOf<K>[P] } = { kind: construct._kind, path: construct.node.path, spec };
  if (site.chart !== undefined) node.chart = site.chart.node.path;
  const namespace = site.chart?.namespace;
  if (namespace !== undefined) node.namespace = namespace;
  const overlays = overlaysOf(construct);
  if (overlays !== undefined && overlays.length > 0) node.overlays = [...overlays];
  if (location.origins !== undefined) node.origins = location.origins;
  if (faults !== undefined) node.faults = faults;
  if (isInvalid) node.isInvalid = true;
  return node;
}
