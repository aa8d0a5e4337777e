import { HardwareSpec } from '../../../model/machine';
import { same } from '../../../model/same';
import { ApiTree, at, put, take } from '../../fields';

/** Passthrough devices of a machine, in the order of KubeVirt's lists. */
interface Passed {
  readonly gpus?: readonly string[];
  readonly hostDevices?: readonly string[];
  readonly deviceNames?: HardwareSpec['deviceNames'];
}

const DEVICES = ['spec', 'template', 'spec', 'domain', 'devices'];
const LISTS = [['gpus', 'gpu'], ['hostDevices', 'hostdevice']] as const;

type Device = { readonly name: string; readonly deviceName: string };

/** Writes the devices, each with its resource name and with a separate name, which KubeVirt requires. */
export function writeDevices(passed: Passed, tree: ApiTree): void {
  for (const [list, prefix] of LISTS) {
    const devices = devicesOf(passed[list] ?? [], prefix, passed.deviceNames);
    if (devices.length > 0) put(tree, [...DEVICES, list], devices);
  }
}

export function readDevices(tree: ApiTree): Passed {
  const passed: { -readonly [K in keyof Passed]: Passed[K] } = {};
  for (const [list, prefix] of LISTS) {
    const given = at(tree, [...DEVICES, list]) as readonly Device[] | undefined;
    if (!Array.isArray(given)) continue;
    const resources = given.map(({ deviceName }) => deviceName);
    const usual = devicesOf(resources, prefix, {});
    const others = given.filter(({ name, deviceName }: Device, i) => name !== usual[i].name && resources.indexOf(deviceName) === i);
    const names = Object.fromEntries(others.map(({ name, deviceName }) => [deviceName, name]));
    if (!same(devicesOf(resources, prefix, names), given)) continue;
    take(tree, [...DEVICES, list]);
    passed[list] = resources;
    if (Object.keys(names).length > 0) passed.deviceNames = { ...passed.deviceNames, ...names };
  }
  return passed;
}

/** The user can name the first device of each resource. All other devices are numbered. */
function devicesOf(resources: readonly string[], prefix: string, names: Passed['deviceNames'] = {}): Device[] {
  return resources.map((deviceName, i) => ({ name: resources.indexOf(deviceName) === i && names[deviceName] || `${prefix}${i + 1}`, deviceName }));
}
