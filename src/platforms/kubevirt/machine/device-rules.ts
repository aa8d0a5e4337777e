import { Problem, quote } from '../../../findings/problem';
import { CpuArchitecture } from '../../../model/architecture';
import { HardwareSpec } from '../../../model/machine';
import { ResolvedCompute } from '../../resolve/compute';

/** The graphics cards of each architecture. */
const VIDEO = { amd64: ['vga', 'cirrus', 'virtio', 'ramfb', 'bochs'], arm64: ['virtio', 'ramfb'] } as const satisfies Record<CpuArchitecture, readonly string[]>;
const PANIC = ['hyperv', 'isa', 'pvpanic'];
const POLICIES = ['force', 'require', 'optional', 'disable', 'forbid'];

/** Devices, CPUs and features that KubeVirt's webhooks reject. */
export function checkDevices(hardware: HardwareSpec, { type }: ResolvedCompute, architecture: CpuArchitecture, problems: Problem[]): void {
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'HARDWARE_INVALID', message: `${message}; KubeVirt refuses the machine`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const { firmware, efi, tpm, smm, bios, cpuFeatures = [], inputs = [], watchdog, hyperv, clock } = hardware;
  const isDedicated = hardware.dedicatedCpu || type?.dedicatedCpu;
  for (const { name, policy } of cpuFeatures) {
    if (policy !== undefined && !POLICIES.includes(policy)) wrong(`the policy of CPU feature "${name}"`, policy, POLICIES.join(', '));
  }
  if (hardware.numaPassthrough && !isDedicated) wrong('`numaPassthrough` without CPUs of its own', true, 'with `dedicatedCpu`');
  if (hardware.numaPassthrough && !hardware.hugePages && !type?.hugePages) wrong('`numaPassthrough` without huge pages', true, 'with `hugePages`');
  if (hardware.realtime && !(isDedicated && hardware.numaPassthrough)) wrong('`realtime` without CPUs and memory of its own', hardware.realtime, 'with `dedicatedCpu` and `numaPassthrough`');
  if (efi && efi.secureBoot !== false && smm?.enabled !== true && !(smm && smm.enabled === undefined)) {
    wrong('secure boot, which `efi` has unless it says otherwise, without the system management mode', efi, 'with `smm`, or with `secureBoot` set to false');
  }
  if (efi && bios) wrong('both `efi` and `bios`', 'both', 'one of the two');
  const twice = [...efi && (firmware?.uefi ?? firmware?.secureBoot) ? ['efi'] : [], ...tpm && firmware?.tpm ? ['tpm'] : []];
  for (const part of twice) {
    problems.push({ code: 'SAID_TWICE', message: `\`hardware.firmware\` says what \`hardware.${part}\` says as well`, got: part, fix: 'give one of the two' });
  }
  for (const { name, type: kind, bus } of inputs) {
    if (kind !== 'tablet' && kind !== 'keyboard') wrong(`the type of input device "${name}"`, kind, 'tablet or keyboard');
    if (bus !== undefined && bus !== 'usb' && bus !== 'virtio') wrong(`the bus of input device "${name}"`, bus, 'usb or virtio');
  }
  if (watchdog?.diag288) wrong('`watchdog.diag288`, which machines on s390x alone have', watchdog.name, '`i6300esb`');
  const { video, graphics, panicDevices = [], ioThreads, ioThreadCount } = hardware;
  const cards: readonly string[] = VIDEO[architecture];
  if (video?.type !== undefined && !cards.includes(video.type)) wrong('the type of `video`', video.type, cards.join(', '));
  if (video && graphics === false) wrong('`video` without graphics', 'graphics: false', 'one of the two');
  for (const { model } of panicDevices) if (model !== undefined && !PANIC.includes(model)) wrong('the model of a panic device', model, PANIC.join(', '));
  if (ioThreads === 'supplementalPool' && !(ioThreadCount !== undefined && ioThreadCount > 0)) wrong('a pool of I/O threads without their number', ioThreadCount, '`ioThreadCount` from 1');
  if (watchdog && watchdog.name === '') wrong('a watchdog without a name', '', 'a name');
  const vendor = hyperv?.vendorid?.vendorid;
  if (vendor !== undefined && (vendor.length > 12 || vendor.length === 0)) wrong('`hyperv.vendorid`', vendor, '1 to 12 characters');
  const locks = hyperv?.spinlocks?.spinlocks;
  if (locks !== undefined && !(Number.isInteger(locks) && locks >= 4096)) wrong('`hyperv.spinlocks`', locks, 'whole numbers from 4096');
  if (hyperv && hardware.hypervPassthrough) wrong('both `hyperv` and `hypervPassthrough`', 'both', 'one of the two');
  if (clock?.utc && clock.timezone !== undefined) wrong('a clock in UTC and in a time zone', clock.timezone, 'one of the two');
}
