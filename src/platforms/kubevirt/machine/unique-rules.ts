import { interfaceName } from './nics';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { networksOf, nicOf } from '../../../model/nic';
import { repeated } from '../../../model/repeated';

/** Reports values that several devices of a machine have, although only one device can have them. KubeVirt accepts them, but QEMU or the guest does not. */
export function duplicateDeviceProblems(machine: MachineSpec): Problem[] {
  const { disks = [], hardware, filesystems = [] } = machine;
  const nics = networksOf(machine).flatMap(network => {
    const nic = nicOf(network);
    return nic === undefined ? [] : [{ ...nic, name: interfaceName(network) }];
  });
  const twice = (values: readonly (string | undefined)[], problem: (value: string) => Problem) => (
    repeated(values.filter(value => value !== undefined && value !== '').map(value => value!.toLowerCase())).map(problem)
  );
  const volumes = new Set(disks.filter(({ inline }) => !inline).map(({ name }) => name));
  return [
    ...twice([...disks.map(({ tuning }) => tuning?.pciAddress), ...nics.map(({ pciAddress }) => pciAddress)], address => ({
      code: 'HARDWARE_INVALID', message: 'two devices of the machine have the same PCI address, so the machine never starts', got: quote(address), allowed: 'each address once',
      fix: 'give each device its own `pciAddress`',
    })),
    ...twice(nics.map(({ acpiIndex }) => acpiIndex === undefined || acpiIndex === 0 ? undefined : String(acpiIndex)), index => ({
      code: 'NETWORK_INVALID', message: 'two interfaces of the machine have the same `acpiIndex`, so the machine never starts', got: index, allowed: 'each index once',
      fix: 'give each interface its own `acpiIndex`',
    })),
    ...twice(nics.map(({ macAddress }) => macAddress), address => ({
      code: 'MAC_DUPLICATE', message: `two interfaces of the machine have the same MAC address: ${
        nics.filter(({ macAddress }) => macAddress?.toLowerCase() === address).map(({ name }) => `"${name}"`).join(' and ')}; the guest cannot tell them apart, and cloud-init configures no network`,
      got: address, fix: 'give each interface its own `macAddress`',
    })),
    ...twice((hardware?.cpuFeatures ?? []).map(({ name }) => name), name => ({
      code: 'HARDWARE_INVALID', message: 'a CPU feature is listed twice, so the machine never starts', got: quote(name), allowed: 'each feature once', fix: 'remove one of them',
    })),
    ...filesystems.flatMap(({ name, source }): Problem[] => source === undefined || source.kind !== 'claim' && source.kind !== 'dataVolume' || !volumes.has(source.name) ? [] : [{
      code: 'DISK_ATTACHED_TWICE', message: `disk "${source.name}" is also the content of file system "${name}" of the same machine: the guest would change its own disk image`,
      got: quote(source.name), fix: 'use another volume for the file system',
    }]),
  ];
}
