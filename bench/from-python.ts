import { execFileSync, spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ROOT } from './built';
import type { Row } from './measures';
import { inTurns, median } from './processes';

const WHEELS = join(ROOT, 'dist', 'python');

/** The program in TypeScript. `python` is the same program in Python. */
const typescript = (machines: number) => `
import { Size } from 'cdk8s';
import { Fleet, FleetApp, FleetChart, GoldenImage, InstanceType, Platform, SshKey } from 'cdk8s-vm-fleet';
const app = new FleetApp();
const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
new Fleet(chart, 'worker', {
  members: Array.from({ length: ${machines} }, (_, i) => \`m\${i}\`),
  machine: {
    instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.UBUNTU_24_04, sshKeys: [SshKey.fromFile('keys/ops.pub')],
    systemDisk: { size: Size.gibibytes(20) },
  },
});
app.synth();
`;

const python = (machines: number) => `
from cdk8s import Size
from cdk8s_vm_fleet import Fleet, FleetApp, FleetChart, GoldenImage, InstanceType, Platform, SshKey
app = FleetApp()
chart = FleetChart(app, "prod", platform=Platform.hikube())
Fleet(chart, "worker", members=[f"m{i}" for i in range(${machines})], machine=dict(
    instance_type=InstanceType.from_name("u1.medium"), image=GoldenImage.UBUNTU_24_04, ssh_keys=[SshKey.from_file("keys/ops.pub")],
    system_disk=dict(size=Size.gibibytes(20)),
))
app.synth()
`;

/** A program that does nothing but start jsii's process and load both packages. */
const START = 'from cdk8s_vm_fleet import FleetApp\nFleetApp()\n';

/** CPU time of a Python program and its jsii process, divided by the CPU time of the same program in TypeScript plus the start of a jsii process. */
export function fromPython(machines: number, rounds: number, atMost: number): Row[] {
  const wheel = existsSync(WHEELS) ? readdirSync(WHEELS).find(name => name.endsWith('.whl')) : undefined;
  if (wheel === undefined) {
    process.stderr.write('SKIPPED: from Python: there is no wheel, run `npx projen package:python`\n');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-bench-python-'));
  try {
    cpSync(join(ROOT, 'examples', 'quick-start', 'keys'), join(folder, 'keys'), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    for (const name of ['cdk8s', 'constructs', 'tsx']) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    symlinkSync(ROOT, join(folder, 'node_modules', 'cdk8s-vm-fleet'));
    const files = { 'main.ts': typescript(machines), 'main.py': python(machines), 'start.py': START };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const bin = join(folder, '.venv', 'bin');
    execFileSync('python3', ['-m', 'venv', join(folder, '.venv')]);
    execFileSync(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', join(WHEELS, wheel)]);
    const cpu = (outdir: string, ...command: string[]) => cpuMs(folder, { CDK8S_OUTDIR: outdir }, command);
    const { ours, start, there } = inTurns(rounds, {
      ours: () => cpu('ours', join(bin, 'python'), 'main.py'),
      start: () => cpu('start', join(bin, 'python'), 'start.py'),
      there: () => cpu('there', process.execPath, '--import', 'tsx', 'main.ts'),
    });
    const manifests = (name: string) => readFileSync(join(folder, name, 'prod.k8s.yaml'), 'utf8');
    if (manifests('ours') !== manifests('there')) throw new Error('both languages are to write the same bytes');
    const [a, b] = [median(ours), median(there) + median(start)];
    return [{ measure: `${machines} machines of a Fleet from Python, CPU over TypeScript and the start of jsii`, ours: `${a.toFixed(0)} ms`, against: `${b.toFixed(0)} ms`, value: a / b, unit: 'x', goal: { atMost } }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** CPU time of a command, including all processes that the command starts and for which it waits. */
function cpuMs(cwd: string, env: Record<string, string>, command: readonly string[]): number {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', '"$@" 2>&1 >/dev/null && times', 'bash', ...command], { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
  const [, ...parts] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(stdout) ?? [];
  if (status !== 0 || parts.length === 0) throw new Error(`${command.join(' ')} failed: ${stdout}${stderr}`);
  const [userMinutes, user, systemMinutes, system] = parts.map(Number);
  return ((userMinutes + systemMinutes) * 60 + user + system) * 1000;
}
