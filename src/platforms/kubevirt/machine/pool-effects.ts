import { ChangeEffect } from '../../../model/change-effect';
import { PoolSpec } from '../../../model/pool';
import { Parts } from '../../fields';
import { KUBEVIRT } from '../sources';

const { LIVE, DATA_LOSS } = ChangeEffect;

const POOL = `${KUBEVIRT}/pkg/virt-controller/watch/pool/pool.go`;

/** Read whenever the pool is looked at. */
const live = { effect: LIVE, source: `${POOL}#update` };

/** What a change of a pool's own properties does to its machines. */
export const POOL_PARTS = {
  // Machines that go take their disks with them, unless `statePreservation` keeps them.
  replicas: { effect: [{ change: 'increase', effect: LIVE }, { effect: DATA_LOSS }], source: `${POOL}#scaleIn` },
  // The selector of a pool that exists is not compared with its machines again: those that it does not match are left alone.
  selector: { effect: ChangeEffect.UNKNOWN, source: POOL },
  machineLabels: live,
  maxUnavailable: live,
  update: live,
  scaleInOrder: live,
  statePreservation: live,
  autohealing: live,
} as const satisfies Parts & Record<keyof PoolSpec, unknown>;
