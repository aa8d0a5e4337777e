import { isLeft } from './left';
import type { VirtualMachinePoolSpec } from '../../../../imports/pool.kubevirt.io';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { addressesIn } from '../../../model/network-data';
import { networksOf, nicOf } from '../../../model/nic';
import { PoolSpec } from '../../../model/pool';
import { same } from '../../../model/same';
import { NodeContext } from '../../context';
import { MAIN, Manifest } from '../../manifest';
import { ApiObjectData } from '../../reading';
import { attachedDisk } from '../../resolve/attached-disk';
import { Wire } from '../../wire';
import { SECONDS } from '../codecs';
import { FLEET_LABEL } from '../labels';
import { some } from '../optional';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

type Spec = Wire<VirtualMachinePoolSpec>;

/** The pool that creates machines from a template. */
export function poolManifest(model: MachineSpec, pool: PoolSpec, template: object, { version }: KubeVirtTarget): Manifest {
  const own = ownLabels(model);
  const labels = { ...own, ...pool.selector };
  const spec: object = {
    replicas: pool.replicas,
    selector: { matchLabels: pool.selector ?? own },
    maxUnavailable: pool.maxUnavailable,
    updateStrategy: pool.update === undefined ? undefined : { [pool.update]: {} },
    scaleInStrategy: scaleIn(pool),
    autohealing: pool.autohealing?.failures === undefined && pool.autohealing?.after === undefined ? undefined : {
      startUpFailureThreshold: pool.autohealing.failures,
      minFailingToStartDuration: pool.autohealing.after === undefined ? undefined : SECONDS.write(pool.autohealing.after),
    },
    virtualMachineTemplate: {
      metadata: { labels: { ...pool.machineLabels ?? model.labels, ...labels }, annotations: model.annotations && some(model.annotations) },
      spec: template,
    },
  };
  const apiVersion = `pool.kubevirt.io/${atLeast(version, KubeVirtVersion.V1_7) ? 'v1beta1' : 'v1alpha1'}`;
  return { id: MAIN, apiVersion, kind: 'VirtualMachinePool', name: model.name, labels: model.labels, annotations: model.annotations, body: { spec } };
}

/** The label by which Services and the pool find the machines. */
function ownLabels(model: Pick<MachineSpec, 'name' | 'leaveToCluster'>): Record<string, string> {
  return isLeft(model, MachineDefault.MACHINE_LABEL) ? {} : { [FLEET_LABEL]: model.name };
}

type Labels = Readonly<Record<string, string>>;

/** The selector of a pool and the labels of its machines, if they differ from the defaults of this library. */
function readLabels({ metadata, spec }: ApiObjectData): Pick<PoolSpec, 'selector' | 'machineLabels'> {
  const { selector, virtualMachineTemplate } = spec as Readonly<Record<string, any>>;
  const given: Labels = virtualMachineTemplate?.metadata?.labels ?? {};
  const own = FLEET_LABEL in given ? { [FLEET_LABEL]: metadata.name } : {};
  const matched: Labels | undefined = selector?.matchLabels;
  const chosen = matched === undefined || same(matched, own) ? undefined : matched;
  const others = Object.fromEntries(Object.entries(given).filter(([key, value]) => (chosen ?? {})[key] !== value && (own as Labels)[key] !== value));
  return { ...chosen && { selector: chosen }, ...!same({ ...metadata.labels, ...own, ...chosen }, given) && { machineLabels: others } };
}

/** The fields of a pool other than its template. */
export function readPool(object: ApiObjectData): PoolSpec {
  const { replicas, maxUnavailable, updateStrategy, scaleInStrategy, autohealing } = object.spec as Readonly<Record<string, any>>;
  const [update] = Object.keys(updateStrategy ?? {});
  const { selectionPolicy, statePreservation } = scaleInStrategy?.proactive ?? {};
  const { startUpFailureThreshold: failures, minFailingToStartDuration: duration } = autohealing ?? {};
  const after = SECONDS.read(duration);
  return {
    replicas,
    ...readLabels(object),
    ...maxUnavailable !== undefined && { maxUnavailable },
    ...update !== undefined && { update },
    ...selectionPolicy && { scaleInOrder: selectionPolicy.sortPolicy },
    ...statePreservation !== undefined && { statePreservation },
    ...autohealing && { autohealing: { ...failures !== undefined && { failures }, ...after !== undefined && { after } } },
  };
}

function scaleIn({ scaleInOrder, statePreservation }: PoolSpec): Spec['scaleInStrategy'] {
  if (scaleInOrder === undefined && statePreservation === undefined) return undefined;
  return {
    proactive: {
      selectionPolicy: scaleInOrder === undefined ? undefined : { sortPolicy: scaleInOrder as 'Newest' },
      statePreservation: statePreservation as 'Disabled',
    },
  };
}

/** Reports properties that a single machine can have, but a pool cannot. */
export function checkPool(model: MachineSpec, context: NodeContext, problems: Problem[]): void {
  const { pool } = model;
  if (!pool) return;
  const { failures, after } = pool.autohealing ?? {};
  const wrong = (what: string, got: unknown, allowed: string, fix = 'use an allowed value, or remove it') => problems.push({
    code: 'POOL_INVALID', message: `${what} of pool "${model.name}"`, got: quote(got), allowed, fix,
  });
  const alike = (what: string, got: unknown) => wrong(`${what} would be the same for all machines`, got, 'nothing', 'remove it, or use a `Fleet`, whose members have names');
  if (!(Number.isInteger(pool.replicas) && pool.replicas >= 0)) wrong('invalid `replicas`', pool.replicas, 'whole numbers from 0');
  if (pool.maxUnavailable !== undefined && !/^([1-9]\d*|([1-9]\d?|100)%)$/.test(String(pool.maxUnavailable))) {
    wrong('invalid `maxUnavailable`', pool.maxUnavailable, 'a number from 1, or a share from 1% to 100%');
  }
  if (failures !== undefined && !(Number.isInteger(failures) && failures >= 1)) {
    wrong('invalid `autohealing.failures`', failures, 'whole numbers from 1');
  }
  if (after !== undefined && !Number.isFinite(after)) wrong('invalid `autohealing.after`', after, 'a duration');
  if (model.hostname !== undefined) alike('the host name', model.hostname);
  if (model.cloudInitSeed !== undefined) alike('the seed of cloud-init', model.cloudInitSeed);
  if (model.identity) alike('an identity', model.identity.uuid);
  for (const { macAddress } of networksOf(model).map(network => nicOf(network) ?? {})) if (macAddress !== undefined) alike('a MAC address', macAddress);
  const [address] = model.networkData === undefined ? [] : addressesIn(model.networkData);
  if (address !== undefined && pool.replicas > 1) {
    problems.push({
      code: 'ADDRESS_DUPLICATE',
      message: `all machines of pool "${model.name}" have the same static address; connections to this address would be unreliable`,
      got: address,
      fix: 'use DHCP, or use a `Fleet`, and set `networkData` of each member in `overrides`',
    });
  }
  for (const attached of model.disks ?? []) {
    const { name } = attached;
    if (!attached.inline && attachedDisk(attached, context)?.machine === undefined) alike(`disk "${name}", which only one machine can use,`, name);
  }
  if (model.exposure && model.exposure.kind !== 'none') {
    wrong('unsupported `exposure`', model.exposure.kind, 'Exposure.none()', 'create a `MachineService` for the pool, with the type ServiceType.LOAD_BALANCER');
  }
  const { selector } = pool;
  if (selector && Object.keys(selector).length === 0) wrong('empty `selector`', selector, 'at least one label', 'add a label, or remove `selector`');
  if (!selector && isLeft(model, MachineDefault.MACHINE_LABEL)) {
    wrong('missing `selector`', 'MachineDefault.MACHINE_LABEL', 'a `selector`, because the machines do not have the default label', 'set `selector`, or keep the default label');
  }
}
