/** Flux applies and prunes the manifests that are written for it. Its Kustomizations are ready if, and only if, `FLUX_WAITS` is not reported. */
import { eachExample, invalid, listed, notAs, of, remove, STOPPABLE } from './delivered';
import { ensureNamespaces } from './examples';
import { Delivery } from '../../src';
import { KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';
import { READY, stopByHand } from '../gitops/controllers';
import { Part } from '../gitops/examples';
import { allParts, described, fleet } from '../gitops/fleets';
import { Flux } from '../gitops/flux';
import { FAILED } from '../gitops/statuses';
import { Suite } from '../suite';

export async function checkFlux(plane: ControlPlane, suite: Suite): Promise<void> {
  const flux = new Flux(plane);
  await checkExamples(plane, suite, flux);
  await checkStates(plane, suite, flux);
  await checkByHand(plane, suite, flux);
  await checkInvalid(plane, suite, flux);
}

const GROUP = 'kustomize.toolkit.fluxcd.io';
const isSkipped = ({ metadata: { annotations } }: KubeObject) => annotations?.[`${GROUP}/ssa`] === 'Ignore';
const isKept = ({ metadata: { annotations } }: KubeObject) => annotations?.[`${GROUP}/prune`] === 'disabled';
const count = (actions: Readonly<Record<string, string>>, wanted: string) => Object.values(actions).filter(action => action === wanted).length;

/** The namespace for objects without one, which Flux rejects. */
const TENANT = 'tenant-root';

const CLUSTER_SCOPED = ['Namespace', 'VirtualMachineClusterInstancetype', 'VirtualMachineClusterPreference', 'ClusterRole', 'ClusterRoleBinding', 'MigrationPolicy'];
const placed = (object: KubeObject): KubeObject => hasPlace(object) ? object : { ...object, metadata: { ...object.metadata, namespace: TENANT } };
const hasPlace = ({ kind, metadata: { namespace } }: KubeObject) => namespace !== undefined || CLUSTER_SCOPED.includes(kind);

/** The message with which Flux rejects the objects, if it contains one of the texts. Other errors remain. */
async function isRejected(flux: Flux, objects: readonly KubeObject[], ...texts: readonly string[]): Promise<string | undefined> {
  try {
    await flux.apply({ objects });
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    if (texts.some(text => message.includes(text))) return message;
    throw error;
  }
}

async function checkExamples({ api }: ControlPlane, suite: Suite, flux: Flux): Promise<void> {
  const apply = async ({ name, objects, kustomization: { healthCheckExprs } }: Part) => {
    const isPlaced = await isRejected(flux, objects, 'namespace not specified') === undefined;
    suite.check(`Flux: ${name} is rejected exactly if an object has no namespace`, isPlaced === objects.every(hasPlace) ? undefined : `${isPlaced}`);
    const given = { objects: objects.map(placed), healthCheckExprs };
    await ensureNamespaces(api, given.objects);
    const actions = await flux.apply(given);
    suite.check(`Flux: ${name} without the objects that a person applies`, count(actions, 'skipped') === objects.filter(isSkipped).length ? undefined : listed(actions));
    suite.check(`Flux: ${name} is ready`, listed(await flux.unready(given, actions, READY)));
    const again = await flux.apply(given);
    suite.check(`Flux: ${name} does not change at the next apply`, count(again, 'unchanged') + count(again, 'skipped') === objects.length ? undefined : listed(again));
  };
  const prune = async ({ name, objects }: Part) => {
    const managed = objects.map(placed).filter(object => object.kind !== 'Namespace' && !isSkipped(object));
    await flux.prune(managed);
    suite.check(`Flux: pruning all of ${name} keeps what is retained, and nothing else`, await notAs(api, managed, isKept));
    await remove(api, managed);
  };
  suite.note(`Flux: ${await eachExample(api, 'flux', { apply, prune })} folders of examples`);
}

async function checkStates({ api }: ControlPlane, suite: Suite, flux: Flux): Promise<void> {
  const delivery = (version: string) => Delivery.flux({ source: 'fleet', path: './fleet', wait: true, version });
  for (const parts of allParts()) {
    const what = `Flux: ${described(parts)}`;
    const { objects, kustomization: { healthCheckExprs }, ...world } = fleet(parts, delivery('2.5'));
    const actions = await flux.apply({ objects });
    const [without, withThem] = [await flux.unready({ objects }, actions, world), await flux.unready({ objects, healthCheckExprs }, actions, world)];
    const waits = fleet(parts, delivery('2.4')).codes.includes('FLUX_WAITS');
    suite.check(`${what} is ${waits ? 'never ' : ''}ready before Flux 2.5, as is reported`, Object.keys(without).length > 0 === waits ? undefined : listed(without) ?? 'it is ready');
    suite.check(`${what} is ready with the expressions`, listed(withThem));
    await remove(api, objects);
  }
}

async function checkByHand({ api }: ControlPlane, suite: Suite, flux: Flux): Promise<void> {
  const delivery = Delivery.flux({ source: 'fleet', path: './fleet', wait: true, ignoreRunStrategy: true });
  const { objects, kustomization: { healthCheckExprs, ignore }, ...world } = fleet(STOPPABLE, delivery);
  const machine = of(objects, 'VirtualMachine');
  const runStrategy = async () => (await api.get(machine)).body.spec.runStrategy;
  const actions = await flux.apply({ objects, healthCheckExprs, ignore });
  suite.check('Flux: a fleet with ignore rules is ready', listed(await flux.unready({ objects, healthCheckExprs }, actions, world)));
  await stopByHand(api, machine);
  await flux.apply({ objects, healthCheckExprs, ignore });
  suite.check('Flux: a machine that was stopped by hand stays stopped with the ignore rules', await runStrategy() === 'Halted' ? undefined : 'it is started again');
  await flux.apply({ objects, healthCheckExprs });
  suite.check('Flux: without the rules it is started again', await runStrategy() === 'Always' ? undefined : 'it stays stopped');
  await api.merge(machine, { spec: { instancetype: { name: 'u1.large' } } });
  const healed = await flux.apply({ objects, healthCheckExprs, ignore });
  suite.check('Flux: another change by hand is reverted with the rules too', count(healed, 'configured') === 1 ? undefined : listed(healed));
  await remove(api, objects);
}

async function checkInvalid({ api }: ControlPlane, suite: Suite, flux: Flux): Promise<void> {
  const { objects, kustomization: { healthCheckExprs }, ...world } = fleet(STOPPABLE, Delivery.flux({ source: 'fleet', path: './fleet', wait: true }));
  const rejected = await isRejected(flux, invalid(objects), 'Sometimes', 'admission webhook');
  suite.check('Flux: the apply fails with a machine that is rejected', rejected === undefined ? 'it is admitted' : undefined);
  const actions = await flux.apply({ objects });
  await flux.unready({ objects }, actions, world);
  await api.patchStatus(of(objects, 'DataVolume'), { conditions: null, ...FAILED });
  const unready = await flux.unreadyNow({ objects, healthCheckExprs }, actions);
  suite.check('Flux: a failed import is not ready, with the expressions too', Object.values(unready).join() === 'Failed' ? undefined : listed(unready) ?? 'it is ready');
  await remove(api, objects);
}
