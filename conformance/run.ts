/** `npm run conformance`: the real consumers are asked what they make of what this project writes. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { checkBadManifests } from './checks/bad-manifests';
import { checkCloudInit } from './checks/cloud-init';
import { checkExamples } from './checks/examples';
import { checkGenerated, ENOUGH } from './checks/generated';
import { build, hasGo } from './cluster/binaries';
import { startCdi } from './cluster/cdi';
import { startControlPlane } from './cluster/control-plane';
import { startCozystack } from './cluster/cozystack';
import { startKubeVirt } from './cluster/kubevirt';
import { Processes } from './cluster/processes';
import { Suite } from './suite';

async function main(): Promise<void> {
  if (!hasGo()) {
    process.stdout.write('SKIPPED: Go: the real servers are not built and asked\n');
    if (process.env.REQUIRE_ALL === '1') process.exitCode = 1;
    return;
  }
  const suite = new Suite();
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-conformance-'));
  const processes = new Processes(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  suite.section('Servers');
  build(line => suite.note(line));
  const plane = await startControlPlane(folder, processes);
  await startCdi(plane);
  await startKubeVirt(plane);
  await startCozystack(plane);

  suite.section('Examples');
  await checkExamples(plane.api, suite);

  suite.section('Bad manifests');
  await checkBadManifests(plane.api, suite);

  suite.section('cloud-init');
  checkCloudInit(suite, folder);

  suite.section('Generated machines, catalogs and services');
  await checkGenerated(plane.api, suite, Number(process.env.CONFORMANCE_COUNT ?? ENOUGH));

  plane.api.close();
  await processes.stop();
  process.exitCode = suite.finish() ? 0 : 1;
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
