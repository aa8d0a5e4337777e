import { Platform, VirtualMachine, VirtualMachineProps } from '../../src';
import { EXPOSED, findingsOf } from '../support/fleet';
import { OTHER_STRUCTS } from '../support/signatures';

const EMPTY: Readonly<Record<string, readonly [] | object>> = { list: [], map: {} };

/** Empty lists and maps for the properties of machines. */
const properties = Object.entries(OTHER_STRUCTS.VirtualMachineProps).flatMap(([property, type]) => {
  const [form] = type.split(' ');
  return Object.hasOwn(EMPTY, form) ? [[property.replace('?', ''), EMPTY[form]] as const] : [];
});

/** Lists without which a machine is different: they cause a finding. */
const MEANS_SOMETHING = new Set(['disks', 'networks', 'interfaces']);

test('lists and maps are found', () => {
  expect(properties.length).toBeGreaterThan(10);
});

for (const [label, platform] of [['hikube', Platform.hikube()], ['cozystack', Platform.cozystack()], ['kubevirt', Platform.kubevirt()]] as const) {
  const said = (props: VirtualMachineProps) => findingsOf(chart => new VirtualMachine(chart, 'web', props), platform).map(({ code, message }) => `${code}: ${message}`);

  test.each(properties.filter(([property]) => !MEANS_SOMETHING.has(property)))(`${label}: an empty \`%s\` says no more than none`, (property, empty) => {
    const { [property as keyof VirtualMachineProps]: _, ...others } = EXPOSED;
    const [without, withEmpty] = [said(others), said({ ...others, [property]: empty })];
    expect(withEmpty.filter(each => !without.includes(each) && !/^[A-Z_]*(?:NOT_SUPPORTED|UNSUPPORTED)/.test(each))).toEqual([]);
  });
}
