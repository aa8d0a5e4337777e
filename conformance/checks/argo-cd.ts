/** Argo CD syncs and prunes the manifests that are written for it. Its waves wait if, and only if, `ARGO_CD_WAITS` is reported. */
import { eachExample, invalid, listed, notAs, of, remove, STOPPABLE } from './delivered';
import { Delivery } from '../../src';
import { KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';
import { Application, ArgoCd, View } from '../gitops/argo-cd';
import { READY, stopByHand } from '../gitops/controllers';
import { Part } from '../gitops/examples';
import { allParts, described, fleet } from '../gitops/fleets';
import { Suite } from '../suite';

/**
 * The newest release that Go's module proxy serves for this version of Go. `health.ts` tests the health checks of this release and of an
 * older one.
 */
const RELEASE = '3.5.7';

export async function checkArgoCd(plane: ControlPlane, suite: Suite): Promise<void> {
  const argoCd = new ArgoCd(plane);
  await checkExamples(plane, suite, argoCd);
  await checkStates(plane, suite, argoCd);
  await checkByHand(plane, suite, argoCd);
  await checkInvalid(plane, suite, argoCd);
}

/** The objects of an Application that are not synced or not healthy. */
function wrongIn({ resources, health }: View): string | undefined {
  const wrong = resources.filter(each => each.status !== 'Synced' || !['Healthy', undefined].includes(each.health));
  return wrong.length === 0 && health === 'Healthy' ? undefined : `${health}\n${wrong.map(each => JSON.stringify(each)).join('\n')}`;
}

const isSkipped = ({ metadata: { annotations } }: KubeObject) => annotations?.['argocd.argoproj.io/hook'] === 'Skip';
const isKept = ({ metadata: { annotations } }: KubeObject) => annotations?.['argocd.argoproj.io/sync-options']?.includes('Prune=false') === true;

async function checkExamples({ api }: ControlPlane, suite: Suite, argoCd: ArgoCd): Promise<void> {
  const apply = async ({ name, objects, settings }: Part) => {
    const application: Application = { targets: objects, settings };
    const { phase, message } = await argoCd.sync(application, READY);
    if (!suite.check(`Argo CD: ${name} is synced`, phase === 'Succeeded' ? undefined : `${phase}: ${message}`)) return;
    suite.check(`Argo CD: ${name} is Synced and Healthy`, wrongIn(await argoCd.look(application)));
    suite.check(`Argo CD: ${name} without the objects that a person applies`, await notAs(api, objects, object => !isSkipped(object)));
  };
  const prune = async ({ name, objects }: Part) => {
    await argoCd.sync({ targets: [], managed: objects.filter(object => !isSkipped(object) && object.kind !== 'Namespace') }, READY);
    suite.check(`Argo CD: pruning all of ${name} keeps what is retained, and nothing else`, await notAs(api, objects, object => !isSkipped(object) && isKept(object)));
  };
  suite.note(`Argo CD: ${await eachExample(api, 'argoCd', { apply, prune })} files of examples`);
}

async function checkStates({ api }: ControlPlane, suite: Suite, argoCd: ArgoCd): Promise<void> {
  for (const parts of allParts()) {
    const what = `Argo CD ${RELEASE}: ${described(parts)}`;
    const { objects, codes, ...world } = fleet(parts, Delivery.argoCd({ version: RELEASE }));
    const waits = codes.includes('ARGO_CD_WAITS');
    const { phase, message } = await argoCd.sync({ targets: objects }, world);
    suite.check(`${what}: the sync ${waits ? 'waits' : 'completes'}, as is reported`, phase === (waits ? 'Running' : 'Succeeded') ? undefined : `${phase}: ${message}`);
    await remove(api, objects);

    const settled = fleet(parts, Delivery.argoCd({ version: RELEASE, application: 'fleet' }));
    const application: Application = { targets: settled.objects, settings: settled.settings };
    const done = await argoCd.sync(application, settled);
    suite.check(`${what}: the sync completes with the settings`, done.phase === 'Succeeded' ? undefined : `${done.phase}: ${done.message}`);
    suite.check(`${what}: it is Synced and Healthy with them`, wrongIn(await argoCd.look(application)));
    await remove(api, settled.objects);
  }
}

async function checkByHand({ api }: ControlPlane, suite: Suite, argoCd: ArgoCd): Promise<void> {
  const { objects, settings, ...world } = fleet(STOPPABLE, Delivery.argoCd({ application: 'fleet', ignoreRunStrategy: true }));
  const settled: Application = { targets: objects, settings };
  const { phase, message } = await argoCd.sync(settled, world);
  suite.check('Argo CD: a fleet is synced', phase === 'Succeeded' ? undefined : message);
  suite.check('Argo CD: it is Synced and Healthy, without the settings too', wrongIn(await argoCd.look({ targets: objects })));
  const machine = of(objects, 'VirtualMachine');
  await stopByHand(api, machine);
  const reverted = (await argoCd.look({ targets: objects })).resources.filter(({ status }) => status === 'OutOfSync').map(({ kind }) => kind);
  suite.check('Argo CD: a machine that was stopped by hand is OutOfSync without settings', reverted.join() === 'VirtualMachine' ? undefined : listed(reverted) ?? 'all is Synced');
  suite.check('Argo CD: a machine that was stopped by hand is Synced and Healthy with the settings', wrongIn(await argoCd.look(settled)));
  await api.merge(machine, { spec: { instancetype: { name: 'u1.large' } } });
  suite.check('Argo CD: another change by hand is OutOfSync with them too', wrongIn(await argoCd.look(settled)) === undefined ? 'all is Synced' : undefined);
  await remove(api, objects);
}

async function checkInvalid({ api }: ControlPlane, suite: Suite, argoCd: ArgoCd): Promise<void> {
  const { objects, ...world } = fleet(STOPPABLE, Delivery.argoCd());
  const { phase, message } = await argoCd.sync({ targets: invalid(objects) }, world);
  suite.check('Argo CD: the sync fails with a machine that is rejected', phase === 'Failed' ? undefined : `${phase}: ${message}`);
  await remove(api, objects);
  const { health, resources } = await argoCd.look({ targets: objects });
  const isMissing = health === 'Missing' && resources.every(({ status }) => status === 'OutOfSync');
  suite.check('Argo CD: a fleet that was not applied is OutOfSync and Missing', isMissing ? undefined : `${health} ${listed(resources)}`);
}
