import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { ChangeEffects } from '../../src';
import { ROOT } from '../support/child';

/** The types whose properties say what changing them does, and where they stand. */
const TYPES: [string, string][] = [
  ['VirtualMachineProps', 'src/machine/virtual-machine-props.ts'],
  ['SystemDiskProps', 'src/machine/system-disk-props.ts'],
  ['DiskProps', 'src/disk/disk-props.ts'],
  ['FleetProps', 'src/fleet/fleet.ts'],
  ['CloudConfigProps', 'src/guest/cloud-init/cloud-config-props.ts'],
];

/** Properties whose parts say it each for itself. */
const BY_PARTS = ['VirtualMachineProps.systemDisk', 'VirtualMachineProps.cloudConfig', 'FleetProps.machine', 'FleetProps.overrides'];

test.each(TYPES)('%s: the docs say what the table says', (type, file) => {
  const documented = documentedEffects(type, file);
  expect(documented.size).toBeGreaterThan(0);
  for (const [property, effect] of documented) {
    const expected = BY_PARTS.includes(`${type}.${property}`) ? undefined : ChangeEffects.of(type, property);
    expect([property, effect]).toEqual([property, expected]);
    if (!BY_PARTS.includes(`${type}.${property}`)) expect([property, effect]).toEqual([property, expect.any(String)]);
  }
});

test('what is not in the table has no effect to tell', () => {
  expect(ChangeEffects.of('VirtualMachineProps', 'colour')).toBeUndefined();
  expect(ChangeEffects.of('Nothing', 'name')).toBeUndefined();
});

/** Each property of an interface with what its doc comment says behind "Changing this:". */
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
