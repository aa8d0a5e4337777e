/** Installs the packed package into an empty project, as whoever depends on it does, and loads each of its entries. */
import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const PACKED = join(__dirname, '..', 'dist', 'js');

/** Fails if an entry has classes of its own, or a name that one of the two ways to import does not find. */
const PROGRAM = `
import { createRequire } from 'module';
import * as whole from 'cdk8s-vm-fleet';
import { FleetApp, FleetChart, Platform, VirtualMachine, InstanceType, GoldenImage, Exposure } from 'cdk8s-vm-fleet';
import { collect, read } from 'cdk8s-vm-fleet/model';
import { registerPlatform, collect as again } from 'cdk8s-vm-fleet/platform';
const required = createRequire(import.meta.url)('cdk8s-vm-fleet');
const must = (what, holds) => { if (!holds) throw new Error(what); };
must('one class for import and require', required.VirtualMachine === VirtualMachine);
must('one function for both entries', collect === again);
must('functions', typeof read === 'function' && typeof registerPlatform === 'function');
must('all names are found by import', Object.keys(required).every(name => whole[name] === required[name]));
const app = new FleetApp({ platform: Platform.hikube(), quiet: true });
const chart = new FleetChart(app, 'web', { namespace: 'tenant-shop' });
new VirtualMachine(chart, 'web', { instanceType: InstanceType.fromName('u1.xlarge'), image: GoldenImage.UBUNTU_24_04, exposure: Exposure.none() });
must('the model of an app', JSON.stringify(collect(app)).includes('u1.xlarge'));
must('its YAML', app.synthYaml().includes('kind: VMInstance'));
process.stdout.write('ok');
`;

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-package-'));
  try {
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', version: '1.0.0', private: true }));
    writeFileSync(join(project, 'main.mjs'), PROGRAM);
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    const [tarball] = readdirSync(PACKED).filter(name => name.endsWith('.tgz'));
    run('npm', 'install', '--no-audit', '--no-fund', join(PACKED, tarball), 'cdk8s', 'constructs');
    if (run('node', 'main.mjs') !== 'ok') throw new Error('the program did not end as it should');
    run(join(project, 'node_modules', '.bin', 'vm-fleet'), '--help');
    process.stdout.write(`${tarball}: installed, and each entry loaded\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
