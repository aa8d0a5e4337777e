import * as cozystack from '../../src/platforms/cozystack/kinds';
import * as noCozystack from '../../src/platforms/cozystack/unsupported';
import { CozystackVersion } from '../../src/platforms/cozystack/version';
import * as kubevirt from '../../src/platforms/kubevirt/kinds';
import * as noKubevirt from '../../src/platforms/kubevirt/unsupported';
import { KubeVirtVersion } from '../../src/platforms/kubevirt/version';

interface Row {
  readonly effect: unknown;
  readonly source: string;
  readonly parts?: Readonly<Record<string, Row>>;
}

const itemTables = Object.fromEntries(Object.entries(kubevirt.ITEM_FIELD_TABLES).map(([kind, table]) => [`item of ${kind}`, table]));

describe.each<[string, object, object, readonly string[]]>([
  ['Cozystack', cozystack.FIELD_TABLES, noCozystack.UNSUPPORTED_KINDS, Object.values(CozystackVersion)],
  ['KubeVirt', { ...kubevirt.FIELD_TABLES, ...itemTables }, noKubevirt.UNSUPPORTED_KINDS, Object.values(KubeVirtVersion)],
])('%s', (_, tables, unsupportedKinds, all) => {
  const rows = Object.entries(tables)
    .flatMap(([kind, table]) => Object.entries<any>(table).map(([name, row]) => [`${kind}.${name}`, row] as const));

  const supported = rows.filter(([, row]) => !('unsupported' in row))
    .flatMap(([name, row]): [string, Row][] => [[name, row], ...Object.entries<Row>(row.parts ?? {}).map(([part, each]): [string, Row] => [`${name}.${part}`, each])]);

  test.each(supported)('%s: the effect of a change has a source', (__, { source }) => {
    expect(source).toMatch(/^https:\/\/(github\.com\/[\w-]+\/[\w-]+\/blob\/v[\d.]+\/\S+|kubernetes\.io\/docs\/\S+)$/);
  });

  test.each(supported.filter(([, { effect }]) => Array.isArray(effect)))('%s: effects are by version, oldest first, and end with one for all other changes', (__, { effect }) => {
    const entries = effect as readonly { readonly since?: string; readonly change?: string }[];
    const versions = ['', ...all];
    const ages = entries.map(({ since = '' }) => versions.indexOf(since));
    expect(ages).toEqual([...ages].sort((a, b) => a - b));
    expect(ages[0]).toBe(0);
    // A change of its own is followed by the others of the same version.
    entries.forEach(({ change, since }, i) => {
      if (change !== undefined) expect(entries.slice(i + 1).some(each => each.change === undefined && each.since === since)).toBe(true);
    });
  });

  test('an unsupported field names an alternative', () => {
    const missing: any[] = [...Object.values(unsupportedKinds), ...rows.map(([, row]) => row).filter(row => 'unsupported' in row)];
    expect(missing.length).toBeGreaterThan(10);
    for (const { unsupported, instead } of missing) expect([unsupported, instead].every(text => text.length > 0)).toBe(true);
  });
});
