/**
 * Runs the health checks of two Argo CD releases on machines and disks in every state. A sync applies a wave when all objects of earlier
 * waves are healthy. Here, all objects of earlier waves must be healthy if, and only if, `ARGO_CD_WAITS` is not reported. With the written
 * settings, they must always be healthy.
 */
import { examples } from './examples';
import { Delivery, RunStrategy } from '../../src';
import { KubeObject } from '../cluster/api';
import { healthOf, Scripts, scriptsOf } from '../gitops/argo-health';
import { allParts, described, Fleet, fleet, Parts } from '../gitops/fleets';
import * as states from '../gitops/statuses';
import { Suite } from '../suite';

/**
 * The last release of the line 3.5 that reports a stopped machine as suspended, and the newest release that Go's module proxy serves for
 * this version of Go.
 */
const RELEASES = ['3.5.2', '3.5.7'] as const;

export function checkHealth(suite: Suite): void {
  for (const release of RELEASES) {
    const builtIn = scriptsOf(release);
    for (const parts of allParts()) checkFleet(suite, release, builtIn, parts);
    checkExamples(suite, release, builtIn);
  }
  checkOthers(suite);
}

function checkFleet(suite: Suite, release: string, builtIn: Scripts, parts: Parts): void {
  const { runStrategy, hasUnusedDisk } = parts;
  const what = `Argo CD ${release}: ${described(parts)}`;
  const alone = fleet(parts, Delivery.argoCd({ version: release }));
  const isReported = alone.codes.includes('ARGO_CD_WAITS');
  const blocking = blockingIn(alone, builtIn);
  suite.check(`${what}: the sync ${isReported ? 'waits' : 'completes'}, as is reported`, blocking.length > 0 === isReported ? undefined : `waited for: ${blocking.join(', ')}`);
  const settled = fleet(parts, Delivery.argoCd({ version: release, application: 'fleet' }));
  const unhealthy = unhealthyIn(settled, { ...builtIn, ...settled.settings.health });
  suite.check(`${what}: all is healthy with the settings`, unhealthy.length === 0 && !settled.codes.includes('ARGO_CD_WAITS') ? undefined : unhealthy.join(', '));
  const isOff = hasUnusedDisk || runStrategy === RunStrategy.HALTED || runStrategy === RunStrategy.MANUAL;
  suite.check(`${what}: it is not without them, where something is off`, unhealthyIn(settled, builtIn).length > 0 === isOff ? undefined : 'the settings change nothing');
}

const WAVE = 'argocd.argoproj.io/sync-wave';
const waveOf = ({ metadata: { annotations } }: KubeObject) => Number(annotations?.[WAVE] ?? 0);
const isSynced = ({ metadata: { annotations } }: KubeObject) => annotations?.['argocd.argoproj.io/hook'] !== 'Skip';

/** The unhealthy objects for which a sync waits before its last wave. */
function blockingIn(of: Fleet, scripts: Scripts): string[] {
  const last = Math.max(...of.objects.filter(isSynced).map(waveOf));
  return unhealthyIn({ ...of, objects: of.objects.filter(object => isSynced(object) && waveOf(object) < last) }, scripts);
}

function unhealthyIn({ objects, waits }: Pick<Fleet, 'objects' | 'waits'>, scripts: Scripts): string[] {
  const live = objects.map(object => states.withStatus(object, waits));
  return healthOf(live, scripts).flatMap((health, i) => health === undefined || health === 'Healthy' ? [] : [`${live[i].kind} ${live[i].metadata.name}: ${health}`]);
}

/** In this check, all machines of the examples run, also those that a person must start, and their disks have volumes. */
function checkExamples(suite: Suite, release: string, scripts: Scripts): void {
  for (const [name, files] of examples()) {
    const objects = files.flatMap(file => file.objects).map(object => object.kind === 'VirtualMachine' ? { ...object, spec: { ...object.spec, runStrategy: 'Always' } } : object);
    const unhealthy = unhealthyIn({ objects, waits: () => false }, scripts);
    suite.check(`Argo CD ${release}: what the example ${name} writes becomes healthy`, unhealthy.join('\n') || undefined);
  }
}

/** Faulty states: a health check that accepts every state would fail here. */
function checkOthers(suite: Suite): void {
  const { objects, settings: { health: scripts } } = fleet({ runStrategy: RunStrategy.MANUAL, hasLaterWave: true, hasUnusedDisk: true }, Delivery.argoCd({ application: 'fleet' }));
  const [machine, disk] = ['VirtualMachine', 'DataVolume'].map(wanted => objects.find(({ kind }) => kind === wanted)!);
  const always = { ...machine, spec: { ...machine.spec, runStrategy: 'Always' } };
  const expected: [string, KubeObject, object | undefined, string][] = [
    ['a machine without a status', machine, undefined, 'Progressing'],
    ['a machine that starts', machine, states.STARTING, 'Progressing'],
    ['a machine that stops', machine, states.STOPPING, 'Progressing'],
    ['a machine that is paused', always, states.PAUSED, 'Suspended'],
    ['a machine that should run and does not', always, states.STOPPED, 'Progressing'],
    ['a machine that runs', always, states.RUNNING, 'Healthy'],
    ['a disk without a status', disk, undefined, 'Progressing'],
    ['a disk that is imported', disk, states.IMPORTING, 'Progressing'],
    ['a disk whose import fails', disk, states.BROKEN, 'Degraded'],
    ['a disk whose import has failed', disk, states.FAILED, 'Degraded'],
  ];
  const healths = healthOf(expected.map(([, object, status]) => ({ ...object, ...status && { status } })), scripts);
  expected.forEach(([what, , , health], i) => suite.check(`the health check that is written: ${what} is ${health}`, healths[i] === health ? undefined : healths[i]));
}
