import { CATALOG } from '../../constructs/platform/catalog/entries/schema';
import { COZYSTACK, HIKUBE, KUBEVIRT } from '../../constructs/platform/schema';
import { PlatformRef } from '../../model/platform';
import { Type } from '../../model/types';
import { VERSIONS } from '../../platforms/cozystack/version';
import { KubeVirtVersion } from '../../platforms/kubevirt/version';
import { call, Entries, Expression, object, options } from '../program/expression';
import { entriesOf } from '../write/by-type';
import { classExpression } from '../write/classes';

const TYPES: Readonly<Record<string, Type>> = { kubevirt: KUBEVIRT, cozystack: COZYSTACK, hikube: HIKUBE };

/** A platform with its version and the catalog of its cluster: `Platform.kubevirt({ version: KubeVirtVersion.V1_9 })`. */
export function platformExpression({ name, version, catalog, options: given }: PlatformRef): Expression {
  const scope = { construct: () => undefined, valueOf: classExpression };
  const own = catalog && Object.fromEntries(Object.entries(catalog).filter(([, each]) => !Array.isArray(each) || each.length > 0));
  const entries: Entries = own && Object.keys(own).length > 0
    ? [['catalog', call('ClusterCatalog', own.replaces ? 'replace' : 'extend', object(entriesOf(CATALOG, own, scope)))]] : [];
  return call('Platform', name, ...options([...entriesOf(TYPES[name], { ...given, version }, scope), ...entries]));
}

/** Writes out the default version, so that a later release of the library writes the same manifests. */
export function withVersion(platform: PlatformRef): PlatformRef {
  if (platform.version !== undefined || platform.name === 'hikube') return platform;
  const newest = platform.name === 'kubevirt' ? Object.values(KubeVirtVersion).at(-1) : VERSIONS.at(-1);
  return { ...platform, version: newest };
}
