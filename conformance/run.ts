/** `npm run conformance`: asks the real servers about the manifests of this project. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { checkBadManifests } from './checks/bad-manifests';
import { checkRules } from './checks/both-sides';
import { checkCloudInit } from './checks/cloud-init';
import { checkController } from './checks/controller';
import { checkCozystack } from './checks/cozystack';
import { checkExamples } from './checks/examples';
import { checkFields } from './checks/fields';
import { checkGenerated, ENOUGH, GATES, switchGates } from './checks/generated';
import { checkGitOps } from './checks/gitops';
import { checkHealth } from './checks/health';
import { checkExamplesOf } from './checks/older-examples';
import { checkQuantities } from './checks/quantities';
import { checkScheduler } from './checks/scheduler';
import { checkTexts } from './checks/texts';
import { build, hasGo, version } from './cluster/binaries';
import { startCdi } from './cluster/cdi';
import { startControlPlane } from './cluster/control-plane';
import { startCozystack } from './cluster/cozystack';
import { install } from './cluster/install';
import { preference, startKubeVirt, startVirtController } from './cluster/kubevirt';
import { Processes } from './cluster/processes';
import { AdmittedAnyway } from './disagreements';
import { optionsOf, Options } from './options';
import { NEWEST, Release } from './releases';
import { Suite } from './suite';

async function main(options: Options): Promise<void> {
  const suite = new Suite();
  if (options.has('cloud-init')) {
    suite.section('cloud-init');
    await checkCloudInit(suite);
  }
  const [asksTexts, asksHealth] = [options.has('texts'), options.has('health')];
  if ((options.needsServers || asksTexts || asksHealth) && !hasGo()) {
    suite.note('SKIPPED: Go: the reader of manifests, the health checks of Argo CD and the real servers are not built and asked');
    if (process.env.REQUIRE_ALL === '1') suite.check('Go is installed', 'REQUIRE_ALL: it is not');
  } else {
    if (asksTexts) askReader(suite);
    if (asksHealth) askHealth(suite);
    if (options.needsServers) await askServers(suite, options);
  }
  if (options.isRecorded) suite.record();
  process.exitCode = suite.finish() ? 0 : 1;
}

function askReader(suite: Suite): void {
  suite.section('Texts');
  build(['reader'], line => suite.note(line));
  checkTexts(suite);
}

function askHealth(suite: Suite): void {
  suite.section(`Health checks of Argo CD ${version('argo-health')}`);
  build(['argo-health'], line => suite.note(line));
  checkHealth(suite);
}

async function askServers(suite: Suite, options: Options): Promise<void> {
  const { releases } = options;
  suite.section('Servers');
  build([...new Set(releases.flatMap(({ kubevirt, cdi }) => ['kubernetes', kubevirt, cdi, 'cozystack', 'helm'] as const))], line => suite.note(line));
  if (releases.includes(NEWEST) && options.has('scheduler')) build(['kube-scheduler'], line => suite.note(line));
  if (releases.includes(NEWEST) && options.has('gitops')) build(['argo-cd', 'flux'], line => suite.note(line));
  const shown = new Set<AdmittedAnyway>();
  for (const release of releases) await ask(release, suite, options, shown);
  if (releases.includes(NEWEST) && options.countFor(NEWEST) >= ENOUGH && options.has('generated')) checkRules(suite, shown, false);
  else suite.note('too little was asked to see every known difference: their list is not compared with them');
}

/** Starts the servers of a release, runs the checks, and stops the servers. */
async function ask(release: Release, suite: Suite, { has, countFor, asksControllers }: Options, shown: Set<AdmittedAnyway>): Promise<void> {
  const name = `KubeVirt ${version(release.kubevirt)}, CDI ${version(release.cdi)}`;
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-conformance-'));
  const processes = new Processes(folder);
  const removed = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removed);
  suite.section(`${name}: servers`);
  const plane = await startControlPlane(folder, processes);
  const { api } = plane;
  await startCdi(plane, release.cdi);
  await startKubeVirt(plane, release.kubevirt);
  await install(api, (release.laterPreferences ?? []).map(preference));

  // Examples list the feature gates that they need.
  if (has('examples') || has('gitops')) await switchGates(api, GATES);
  if (release === NEWEST) {
    await startCozystack(plane);
    if (has('examples')) {
      suite.section(`${name}: examples`);
      await checkExamples(api, suite);
    }
    if (has('gitops')) {
      suite.section(`${name}: Argo CD ${version('argo-cd')} and the apply of Flux (ssa ${version('flux')})`);
      await checkGitOps(plane, suite);
    }
  } else if (has('examples')) {
    suite.section(`${name}: examples as they are for it`);
    await checkExamplesOf(api, suite, release);
  }
  if (has('bad')) {
    suite.section(`${name}: bad manifests`);
    await checkBadManifests(api, suite);
  }
  if (has('fields')) {
    suite.section(`${name}: every field of every kind`);
    await checkFields(api, suite, release, shown);
    await checkQuantities(api, suite, release);
  }
  if (has('generated')) {
    suite.section(`${name}: generated machines, catalogs and services`);
    await checkGenerated(api, suite, release, countFor(release), shown);
  }
  if (has('controller') && asksControllers(release)) {
    suite.section(`${name}: changes of running machines`);
    await startVirtController(plane, release.kubevirt);
    await checkController(plane, suite, release);
  }
  if (has('scheduler') && release === NEWEST) {
    suite.section(`${name}: where machines run, kube-scheduler ${version('kube-scheduler')}`);
    if (!has('controller')) await startVirtController(plane, release.kubevirt);
    await checkScheduler(plane, suite);
  }
  if (has('cozystack') && release === NEWEST) {
    suite.section('Cozystack: generated machines, disks, networks, tenants and backups');
    await checkCozystack(plane, suite, countFor(release), shown);
  }
  api.close();
  plane.controllerApi.close();
  await processes.stop();
  removed();
}

main(optionsOf(process.argv.slice(2))).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
