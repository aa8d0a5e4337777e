import { FLEET_LABEL } from './labels';
import { some } from './optional';
import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import type { VirtualMachinePoolSpec } from '../../../imports/pool.kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { PoolModel } from '../../model/pool';
import { MAIN, Manifest } from '../manifest';
import { notSupported } from '../resolve/problems';
import { Wire } from '../wire';

type Spec = Wire<VirtualMachinePoolSpec>;

/** The pool that makes machines after a template. */
export function poolManifest(model: MachineModel, pool: PoolModel, template: object, { version }: KubeVirtTarget): Manifest {
  const labels = { [FLEET_LABEL]: model.name };
  const { maxUnavailable } = pool;
  const spec: Omit<Spec, 'maxUnavailable' | 'virtualMachineTemplate'> & { readonly maxUnavailable?: string | number; readonly virtualMachineTemplate: object } = {
    replicas: pool.replicas,
    selector: { matchLabels: labels },
    maxUnavailable: maxUnavailable?.endsWith('%') ? maxUnavailable : maxUnavailable === undefined ? undefined : Number(maxUnavailable),
    updateStrategy: pool.update === undefined ? undefined : { [pool.update]: {} },
    scaleInStrategy: scaleIn(pool),
    autohealing: pool.autohealingFailures === undefined && pool.autohealingAfterSeconds === undefined ? undefined : {
      startUpFailureThreshold: pool.autohealingFailures,
      minFailingToStartDuration: pool.autohealingAfterSeconds === undefined ? undefined : `${pool.autohealingAfterSeconds}s`,
    },
    virtualMachineTemplate: { metadata: { labels: { ...model.labels, ...labels }, annotations: some(model.annotations) }, spec: template },
  };
  const apiVersion = `pool.kubevirt.io/${atLeast(version, KubeVirtVersion.V1_7) ? 'v1beta1' : 'v1alpha1'}`;
  return { id: MAIN, apiVersion, kind: 'VirtualMachinePool', name: model.name, labels: model.labels, annotations: model.annotations, body: { spec } };
}

function scaleIn({ scaleInOrder, statePreservation }: PoolModel): Spec['scaleInStrategy'] {
  if (scaleInOrder === undefined && statePreservation === undefined) return undefined;
  return {
    proactive: {
      selectionPolicy: scaleInOrder === undefined ? undefined : { sortPolicy: scaleInOrder as 'Newest' },
      statePreservation: statePreservation as 'Disabled',
    },
  };
}

/** What is the same in all machines of a pool and must not be, and fields that a version does not have. */
export function checkPool(model: MachineModel, target: KubeVirtTarget, problems: Problem[]): void {
  const { pool } = model;
  if (!pool) return;
  const wrong = (what: string, got: unknown, allowed: string, fix = 'give what is allowed, or leave it out') => problems.push({
    code: 'POOL_INVALID', message: `${what} of pool "${model.name}"`, got: quote(got), allowed, fix,
  });
  const alike = (what: string, got: unknown) => wrong(`${what} would be the same for all machines`, got, 'nothing', 'leave it out, or make a Fleet, whose members have names');
  if (!(Number.isInteger(pool.replicas) && pool.replicas >= 0)) wrong('`replicas`', pool.replicas, 'whole numbers from 0');
  if (pool.maxUnavailable !== undefined && !/^([1-9]\d*|([1-9]\d?|100)%)$/.test(pool.maxUnavailable)) {
    wrong('`maxUnavailable`', pool.maxUnavailable, 'a number from 1, or a share from 1% to 100%');
  }
  if (pool.autohealingFailures !== undefined && !(Number.isInteger(pool.autohealingFailures) && pool.autohealingFailures >= 1)) {
    wrong('`autohealing.failures`', pool.autohealingFailures, 'whole numbers from 1');
  }
  if (model.hostname !== undefined) alike('the host name', model.hostname);
  if (model.cloudInitSeed !== undefined) alike('the seed of cloud-init', model.cloudInitSeed);
  const cards = [model.card, ...model.networks.map(network => network.kind === 'named' ? network.card : undefined)];
  for (const card of cards) if (card?.macAddress !== undefined) alike('a MAC address', card.macAddress);
  for (const { name, disk, inline } of model.disks) {
    if (!inline && !disk?.ownedByMachine) alike(`disk "${name}", which one machine alone can use,`, name);
  }
  if (model.exposure.kind !== 'none') {
    wrong('the exposure', model.exposure.kind, 'Exposure.none()', 'make a MachineService for the pool, of type ServiceType.LOAD_BALANCER');
  }
  const since = (version: KubeVirtVersion, words: Record<string, unknown>) => {
    if (atLeast(target.version, version)) return;
    for (const [word, value] of Object.entries(words)) {
      if (value !== undefined) problems.push(notSupported(`this of pools (\`${word}\`)`, `KubeVirt ${version} and later`, target));
    }
  };
  since(KubeVirtVersion.V1_6, { maxUnavailable: pool.maxUnavailable, scaleInOrder: pool.scaleInOrder, statePreservation: pool.statePreservation });
  since(KubeVirtVersion.V1_7, { update: pool.update, autohealing: pool.autohealingFailures ?? pool.autohealingAfterSeconds });
}
