import { Problem, quote } from '../../../findings/problem';
import { CpuArchitecture } from '../../../model/architecture';
import { HardwareSpec } from '../../../model/machine';
import { ResolvedCompute } from '../../resolve/compute';

/** The graphics cards of each architecture. */
const VIDEO = { amd64: ['vga', 'cirrus', 'virtio', 'ramfb', 'bochs'], arm64: ['virtio', 'ramfb'] } as const satisfies Record<CpuArchitecture, readonly string[]>;
const PANIC = ['hyperv', 'isa', 'pvpanic'];
const POLICIES = ['force', 'require', 'optional', 'disable', 'forbid'];

/** Hyper-V features, and the features that they need (`getHypervFeatureDependencies` in `pkg/virt-api/webhooks/hyperv.go`). */
const HYPERV_NEEDS = [['evmcs', 'vapic'], ['ipi', 'vpindex'], ['tlbflush', 'vpindex'], ['synictimer', 'synic'], ['synic', 'vpindex']] as const;

const isOn = (feature: { readonly enabled?: boolean } | undefined) => feature !== undefined && feature.enabled !== false;

/** Reports devices, CPUs and features that KubeVirt's webhooks reject. */
export function checkDevices(hardware: HardwareSpec, { type }: ResolvedCompute, architecture: CpuArchitecture, problems: Problem[]): void {
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${message}; KubeVirt rejects the machine`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const { firmware, efi, tpm, smm, bios, cpuFeatures = [], inputs = [], watchdog, hyperv, clock } = hardware;
  const isDedicated = hardware.dedicatedCpu || type?.dedicatedCpu;
  for (const { name, policy } of cpuFeatures) {
    // The name becomes a part of a node label.
    if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(name)) wrong('invalid name of a CPU feature', name, 'e.g. vmx');
    if (policy !== undefined && !POLICIES.includes(policy)) wrong(`invalid policy of CPU feature "${name}"`, policy, POLICIES.join(', '));
  }
  if (hardware.numaPassthrough && !isDedicated) wrong('`numaPassthrough` without dedicated CPUs', true, 'with `dedicatedCpu`');
  if (hardware.numaPassthrough && !hardware.hugePages && !type?.hugePages) wrong('`numaPassthrough` without huge pages', true, 'with `hugePages`');
  if (hardware.realtime && !(isDedicated && hardware.numaPassthrough)) wrong('`realtime` without dedicated CPUs and NUMA passthrough', hardware.realtime, 'with `dedicatedCpu` and `numaPassthrough`');
  if (efi && efi.secureBoot !== false && smm?.enabled !== true && !(smm && smm.enabled === undefined)) {
    wrong('secure boot without system management mode: `efi` enables secure boot by default', efi, 'with `smm`, or with `secureBoot` set to false');
  }
  if (efi && bios) wrong('both `efi` and `bios` are set', 'both', 'one of the two');
  const twice = [...efi && (firmware?.uefi ?? firmware?.secureBoot) ? ['efi'] : [], ...tpm && firmware?.tpm ? ['tpm'] : []];
  for (const part of twice) {
    problems.push({ code: 'SAID_TWICE', message: `\`hardware.firmware\` and \`hardware.${part}\` set the same field`, got: part, fix: 'remove one of them' });
  }
  for (const { name, type: kind, bus } of inputs) {
    if (kind !== 'tablet') wrong(`invalid type of input device "${name}"`, kind, 'tablet');
    if (bus !== undefined && bus !== 'usb' && bus !== 'virtio') wrong(`invalid bus of input device "${name}"`, bus, 'usb or virtio');
  }
  if (watchdog?.diag288) wrong('`watchdog.diag288` exists only on s390x', watchdog.name, '`i6300esb`');
  const { video, graphics, panicDevices = [], ioThreads, ioThreadCount } = hardware;
  const cards: readonly string[] = VIDEO[architecture];
  if (video?.type !== undefined && !cards.includes(video.type)) wrong('invalid type of `video`', video.type, cards.join(', '));
  if (video && graphics === false) wrong('`video` is set, but `graphics` is false', 'both', 'one of the two');
  for (const { model } of panicDevices) if (model !== undefined && !PANIC.includes(model)) wrong('invalid model of a panic device', model, PANIC.join(', '));
  if (ioThreads === 'supplementalPool' && !(ioThreadCount !== undefined && ioThreadCount > 0)) wrong('a pool of I/O threads without `ioThreadCount`', ioThreadCount, '`ioThreadCount` from 1');
  if (watchdog && watchdog.name === '') wrong('a watchdog without a name', '', 'a name');
  const vendor = hyperv?.vendorid?.vendorid;
  if (vendor !== undefined && (vendor.length > 12 || vendor.length === 0)) wrong('invalid `hyperv.vendorid`', vendor, '1 to 12 characters');
  const locks = hyperv?.spinlocks?.spinlocks;
  if (locks !== undefined && !(Number.isInteger(locks) && locks >= 4096)) wrong('invalid `hyperv.spinlocks`', locks, 'whole numbers from 4096');
  for (const [feature, needed] of HYPERV_NEEDS) {
    if (isOn(hyperv?.[feature]) && hyperv?.[needed]?.enabled === false) wrong(`\`hyperv.${feature}\` needs \`hyperv.${needed}\`, which is disabled`, false, `\`${needed}\` enabled, or \`${feature}\` disabled`);
  }
  if (hardware.serialConsoleLog && hardware.serialConsole === false) {
    problems.push({
      code: 'HARDWARE_INVALID', message: '`serialConsoleLog` has no effect without the serial console', got: '`serialConsole` is false', allowed: 'a serial console',
      fix: 'remove `serialConsole` or `serialConsoleLog`',
    });
  }
  if (hyperv && hardware.hypervPassthrough) wrong('both `hyperv` and `hypervPassthrough` are set', 'both', 'one of the two');
  if (clock?.utc && clock.timezone !== undefined) wrong('the clock has both `utc` and `timezone`', clock.timezone, 'one of the two');
}
