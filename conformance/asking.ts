/** Starts the servers of a release, runs the parts of a job, and stops the servers. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { checkBadManifests } from './checks/bad-manifests';
import { checkController } from './checks/controller';
import { checkCozystack } from './checks/cozystack';
import { checkExamples } from './checks/examples';
import { checkFields } from './checks/fields';
import { checkGenerated, GATES, switchGates } from './checks/generated';
import { checkGitOps } from './checks/gitops';
import { provideInstanceTypes } from './checks/instance-types';
import { checkExamplesOf } from './checks/older-examples';
import { checkQuantities } from './checks/quantities';
import { checkScheduler } from './checks/scheduler';
import { version } from './cluster/binaries';
import { startCdi } from './cluster/cdi';
import { ControlPlane, startControlPlane } from './cluster/control-plane';
import { startCozystack } from './cluster/cozystack';
import { install } from './cluster/install';
import { preference, startKubeVirt, startVirtController } from './cluster/kubevirt';
import { Processes } from './cluster/processes';
import { Part } from './options';
import { NEWEST, Release } from './releases';
import { Suite } from './suite';

/** @param count the number of generated objects of each sort */
export async function askServers(release: Release, parts: readonly Part[], suite: Suite, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-conformance-'));
  const processes = new Processes(folder);
  const removed = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removed);
  const title = (what: string) => suite.section(`KubeVirt ${version(release.kubevirt)}, CDI ${version(release.cdi)}: ${what}`);
  title('servers');
  const plane = await startServers(release, parts, await startControlPlane(folder, processes));
  await askAll(plane, release, parts, suite, title, count);
  plane.api.close();
  plane.controllerApi.close();
  await processes.stop();
  removed();
}

async function startServers(release: Release, parts: readonly Part[], plane: ControlPlane): Promise<ControlPlane> {
  const { api } = plane;
  await startCdi(plane, release.cdi);
  await startKubeVirt(plane, release.kubevirt);
  await install(api, (release.laterPreferences ?? []).map(preference));
  await provideInstanceTypes(api);
  // Examples list the feature gates that they need.
  if (parts.some(part => GATED.includes(part))) await switchGates(api, GATES);
  if (release === NEWEST && parts.some(part => OF_COZYSTACK.includes(part))) await startCozystack(plane);
  return plane;
}

const GATED: readonly Part[] = ['examples', 'gitops', 'bad', 'fields'];

/** The parts with objects of Cozystack. */
const OF_COZYSTACK: readonly Part[] = ['examples', 'gitops', 'bad', 'cozystack'];

async function askAll(
  plane: ControlPlane, release: Release, parts: readonly Part[], suite: Suite, title: (what: string) => void, count: number,
): Promise<void> {
  const { api } = plane;
  const has = (part: Part) => parts.includes(part);
  if (has('examples')) {
    title(release === NEWEST ? 'examples' : 'examples as they are for it');
    await (release === NEWEST ? checkExamples(api, suite) : checkExamplesOf(api, suite, release));
  }
  if (has('gitops')) {
    title(`Argo CD ${version('argo-cd')} and the apply of Flux (ssa ${version('flux')})`);
    await checkGitOps(plane, suite);
  }
  if (has('bad')) {
    title('bad manifests');
    await checkBadManifests(api, suite);
  }
  if (has('fields')) {
    title('every field of every kind');
    await checkFields(api, suite, release);
    await checkQuantities(api, suite, release);
  }
  if (has('generated')) {
    title('generated machines, catalogs and services');
    await checkGenerated(api, suite, release, count);
  }
  if (has('controller')) {
    title('changes of running machines');
    await startVirtController(plane, release.kubevirt);
    await checkController(plane, suite, release);
  }
  if (has('scheduler')) {
    title(`where machines run, kube-scheduler ${version('kube-scheduler')}`);
    if (!has('controller')) await startVirtController(plane, release.kubevirt);
    await checkScheduler(plane, suite);
  }
  if (has('cozystack')) {
    title('Cozystack: generated machines, disks, networks, tenants and backups');
    await checkCozystack(plane, suite, count);
  }
}
