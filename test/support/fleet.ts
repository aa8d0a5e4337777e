import { Chart, Size, Testing } from 'cdk8s';
import {
  Exposure, Finding, Findings, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey, VirtualMachineProps,
} from '../../src';

/** A public key without a private key. */
export const PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';

/** A machine without findings on Hikube and on Cozystack 1.6. */
export const GOOD: VirtualMachineProps = {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
  image: GoldenImage.UBUNTU_24_04,
  systemDisk: { size: Size.gibibytes(20) },
  exposure: Exposure.none(),
  sshKeys: [SshKey.fromString(PUBLIC_KEY)],
};

/** The same with a public port, for which Hikube has a warning. */
export const EXPOSED: VirtualMachineProps = { ...GOOD, exposure: Exposure.portList([22]) };

/** The same, with new lists and maps that may be changed. */
export const good = (): VirtualMachineProps => ({ ...GOOD, sshKeys: [...GOOD.sshKeys!], systemDisk: { ...GOOD.systemDisk! } });

/** A chart in a new app. */
export function chartOn(platform?: Platform, namespace?: string): FleetChart {
  return new FleetChart(Testing.app(), 'test', { platform, namespace });
}

/** The findings of what is built in a fresh chart. */
export function findingsOf(build: (chart: Chart) => void, platform: Platform = Platform.hikube(), namespace?: string): Finding[] {
  const chart = chartOn(platform, namespace);
  build(chart);
  return wordy(Findings.of(chart.node.root));
}

/** The findings or problems, after a check that each has all its parts. */
export function wordy<T extends object>(findings: readonly T[]): T[] {
  for (const finding of findings) {
    const silent = Object.entries(finding).filter(([part, text]) => !(part === 'got' ? /./ : /\w/).test(text)).map(([part]) => part);
    expect({ ...finding, silent }).toEqual({ ...finding, silent: [] });
  }
  return [...findings];
}

/** Their codes, sorted. */
export function codesOf(build: (chart: Chart) => void, platform?: Platform, namespace?: string): string[] {
  return findingsOf(build, platform, namespace).map(({ code }) => code).sort();
}

/** The objects that are written for what is built in a fresh chart. */
export function objectsOf(build: (chart: Chart) => void, platform: Platform = Platform.hikube(), namespace?: string): any[] {
  const chart = chartOn(platform, namespace);
  build(chart);
  return Testing.synth(chart);
}

/** The `spec` of the one machine among the objects. */
export function machineSpecOf(build: (chart: Chart) => void, platform?: Platform, namespace?: string): any {
  const machines = objectsOf(build, platform, namespace).filter(({ kind }) => kind === 'VMInstance');
  expect(machines).toHaveLength(1);
  return machines[0].spec;
}
