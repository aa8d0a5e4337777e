import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { ChangeEffect, ChangeEffects, CozystackVersion, KubeVirtVersion, Platform } from '../../src';
import { ROOT } from '../support/child';

/** The types whose properties document the effect of a change, and their files. */
const TYPES: [string, string][] = [
  ['VirtualMachineProps', 'src/constructs/machine/virtual-machine-props.ts'],
  ['MachineComputeProps', 'src/constructs/machine/compute-props.ts'],
  ['MachineStorageProps', 'src/constructs/machine/storage-props.ts'],
  ['MachineNetworkProps', 'src/constructs/machine/network-props.ts'],
  ['MachineGuestProps', 'src/constructs/machine/guest-props.ts'],
  ['MachineSchedulingProps', 'src/constructs/machine/scheduling-props.ts'],
  ['SystemDiskProps', 'src/constructs/machine/system-disk-props.ts'],
  ['DiskProps', 'src/constructs/disk/disk-props.ts'],
  ['FleetProps', 'src/constructs/fleet/fleet.ts'],
  ['CloudConfigProps', 'src/constructs/guest/cloud-init/cloud-config-props.ts'],
];

/** Properties whose parts document the effect separately. */
const BY_PARTS = ['MachineStorageProps.systemDisk', 'MachineGuestProps.cloudConfig', 'FleetProps.machine', 'FleetProps.overrides'];

/** The model fields of properties with another name. */
const FIELDS: Readonly<Record<string, readonly [kind: string, field: string]>> = {
  'MachineStorageProps.image': ['disk', 'source'],
  'MachineGuestProps.cloudInit': ['machine', 'userData'],
  'SystemDiskProps.bus': ['machine', 'disks'],
  'SystemDiskProps.tuning': ['machine', 'disks'],
  'DiskProps.bus': ['machine', 'disks'],
  'DiskProps.tuning': ['machine', 'disks'],
  'FleetProps.name': ['machine', 'name'],
};
const KINDS: Readonly<Record<string, string>> = { SystemDiskProps: 'disk', DiskProps: 'disk' };

/** The platform of the docs: the newest Cozystack, or plain KubeVirt for its own properties. */
function expectedEffect(type: string, property: string): ChangeEffect | undefined {
  if (type === 'CloudConfigProps') return expectedEffect('MachineGuestProps', 'cloudInit');
  // Adding or removing a member does not change the others.
  if (`${type}.${property}` === 'FleetProps.members') return ChangeEffect.LIVE;
  const [kind, field] = FIELDS[`${type}.${property}`] ?? [KINDS[type] ?? 'machine', property];
  return ChangeEffects.of(Platform.cozystack(), kind, field) ?? ChangeEffects.of(Platform.kubevirt(), kind, field);
}

test.each(TYPES)('%s: the docs equal the table', (type, file) => {
  const documented = documentedEffects(type, file);
  expect(documented.size).toBeGreaterThan(0);
  for (const [property, effect] of documented) {
    const expected = BY_PARTS.includes(`${type}.${property}`) ? undefined : expectedEffect(type, property);
    expect([property, effect]).toEqual([property, expected]);
    if (!BY_PARTS.includes(`${type}.${property}`)) expect([property, effect]).toEqual([property, expect.any(String)]);
  }
});

test('a property that is not in the table documents no effect', () => {
  expect(ChangeEffects.of(Platform.hikube(), 'machine', 'colour')).toBeUndefined();
  expect(ChangeEffects.of(Platform.hikube(), 'nothing', 'name')).toBeUndefined();
  expect(ChangeEffects.of(Platform.hikube(), 'machine', 'nodeSelector')).toBeUndefined();
});

test('the effect of a change depends on the version', () => {
  const nodeSelector = (version: KubeVirtVersion) => ChangeEffects.of(Platform.kubevirt({ version }), 'machine', 'nodeSelector');
  expect([nodeSelector(KubeVirtVersion.V1_5), nodeSelector(KubeVirtVersion.V1_6), nodeSelector(KubeVirtVersion.V1_9)])
    .toEqual([ChangeEffect.RESTART, ChangeEffect.LIVE, ChangeEffect.LIVE]);
  expect(ChangeEffects.of(Platform.cozystack({ version: CozystackVersion.V1_6 }), 'disk', 'source')).toBe(ChangeEffect.NONE);
  expect(ChangeEffects.of(Platform.kubevirt(), 'disk', 'source')).toBe(ChangeEffect.REFUSED);
});

/** Each property of an interface, with the text after "Changing this:" in its doc comment. */
function documentedEffects(type: string, file: string): Map<string, string | undefined> {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const effects = new Map<string, string | undefined>();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== type) continue;
    for (const member of statement.members) {
      const docs = ts.getJSDocCommentsAndTags(member).map(doc => doc.getText()).join('\n');
      effects.set(member.name!.getText(), /Changing this: (.+?)\s*(?:\*\/)?$/m.exec(docs)?.[1]);
    }
  }
  return effects;
}
