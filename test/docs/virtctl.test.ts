import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { textOf } from './markdown';
import { inFolder } from './run';
import * as library from '../../src';
import { isCore, schemaErrors } from '../support/schemas';
import { captureStderr } from '../support/stderr';

/** Every flag of virtctl 1.9 that creates a manifest. */
const FLAGS: Record<string, string[]> = {
  'virtctl create vm': [
    'name', 'run-strategy', 'termination-grace-period', 'memory', 'instancetype', 'infer-instancetype', 'infer-instancetype-from', 'preference',
    'infer-preference', 'infer-preference-from', 'volume-containerdisk', 'volume-pvc', 'volume-import', 'volume-sysprep', 'user', 'password-file',
    'ssh-key', 'ga-manage-ssh', 'access-cred', 'cloud-init', 'cloud-init-user-data', 'cloud-init-network-data', 'volume-datasource',
    'volume-clone-pvc', 'volume-blank', 'namespace',
  ],
  'virtctl create instancetype': ['name', 'cpu', 'memory', 'gpu', 'hostdevice', 'iothreadspolicy', 'namespaced'],
  'virtctl create preference': ['name', 'namespaced', 'volume-storage-class', 'machine-type', 'cpu-topology'],
  'virtctl create clone': [
    'name', 'source-name', 'target-name', 'source-type', 'target-type', 'label-filter', 'annotation-filter', 'template-label-filter',
    'template-annotation-filter', 'new-mac-address', 'new-smbios-serial',
  ],
  'virtctl expose': ['name', 'port', 'target-port', 'protocol', 'port-name', 'type', 'cluster-ip', 'external-ip', 'ip-family', 'ip-family-policy'],
};

/** The context of the code in a table. */
const FRAMES: Record<string, string> = {
  'virtctl create vm': 'const data = new Disk(chart, \'data\', { source: DiskSource.image(GoldenImage.DEBIAN_13) });'
    + 'new VirtualMachine(chart, \'vm\', machine({ CODE }))',
  'virtctl create instancetype': 'new InstanceTypeSet(chart, \'types\', { instanceTypes: [{ CODE }] })',
  'virtctl create preference': 'new InstanceProfileSet(chart, \'profiles\', { instanceProfiles: [{ CODE }] })',
  'virtctl create clone': 'const vm = new VirtualMachine(chart, \'vm\', machine({})); new VirtualMachineClone(chart, \'clone\', { CODE })',
  'virtctl expose': 'const machines = new VirtualMachine(chart, \'vm\', machine({})); new MachineService(chart, \'web\', { machines, CODE })',
};

interface Row {
  readonly table: string;
  readonly flag: string;
  readonly code: string;
  readonly yaml: string;
}

const rows = textOf('docs/virtctl.md').split(/^## /m).slice(1).flatMap(section => {
  const [table] = section.split('\n');
  return [...section.matchAll(/^\| `(--[^`]+)`([^|]*) \| `([^`]+)` \| `([^`]+)` \|$/gm)].map(([, flag, note, code, yaml]): Row => (
    { table, flag: `${flag}${note}`, code, yaml }
  ));
});

/** The machine of a row, with default properties that the row does not set. */
function machine(props: library.VirtualMachineProps): library.VirtualMachineProps {
  const hasSystem = props.systemDisk?.source !== undefined || props.disks !== undefined;
  return {
    instanceType: props.resources ? undefined : library.InstanceType.fromName('u1.small'),
    instanceProfile: library.InstanceProfile.LINUX,
    image: hasSystem && !String(props.instanceType).includes('-') ? undefined : library.GoldenImage.DEBIAN_13,
    ...props,
  };
}

const catalog = library.ClusterCatalog.extend({
  goldenImages: [{ name: 'debian-13', image: library.GoldenImage.DEBIAN_13, minSize: cdk8s.Size.gibibytes(8) }],
  instanceTypes: [{ name: 'team.small', vcpus: 1, memory: cdk8s.Size.gibibytes(2), namespaced: true }],
});

/** The objects of a row's code, and the findings that prevent them. */
function make({ table, code }: Row): { objects: any[]; errors: library.Finding[] } {
  return inFolder([], folder => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      const chart = new library.FleetChart(cdk8s.Testing.app(), 'test', { namespace: 'vms', platform: library.Platform.kubevirt({ catalog }) });
      const names = { ...library, ...cdk8s, chart, machine };
      const program = ts.transpile(FRAMES[table].replace('CODE', () => code));
      new Function(...Object.keys(names), program)(...Object.values(names));
      const errors = library.Findings.of(chart).filter(({ severity }) => severity === library.Severity.ERROR);
      return { errors, objects: errors.length > 0 ? [] : cdk8s.Testing.synth(chart) };
    } finally {
      process.chdir(before);
    }
  });
}

/** Whether a value contains a part, at any depth. Lists are compared from their start. */
function holds(value: any, part: any): boolean {
  return has(value, part) || (typeof value === 'object' && value !== null && Object.values(value).some(each => holds(each, part)));
}

function has(value: any, part: any): boolean {
  if (typeof part !== 'object' || part === null) return value === part;
  return typeof value === 'object' && value !== null && Object.entries(part).every(([key, each]) => has(value[key], each));
}

captureStderr();

test.each(rows.map(row => [row.table, row.flag, row] as const))('%s %s', (_, __, row) => {
  const { objects, errors } = make(row);
  expect(errors).toEqual([]);
  expect(objects.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
  const part = parse(row.yaml);
  if (!objects.some(object => holds(object, part))) expect(objects).toContainEqual(part);
});

test.each(Object.entries(FLAGS))('%s: no flag is missing', (table, flags) => {
  const found = rows.filter(row => row.table === table).map(({ flag }) => /^--([a-z-]+)/.exec(flag)![1]);
  expect([...new Set(found)].sort()).toEqual([...flags].sort());
});
