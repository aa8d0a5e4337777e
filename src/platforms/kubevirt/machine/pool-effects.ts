import { ChangeEffect } from '../../../model/change-effect';
import { PoolSpec } from '../../../model/pool';
import { Parts } from '../../fields';
import { KUBEVIRT } from '../sources';

const { LIVE, DATA_LOSS } = ChangeEffect;

const POOL = `${KUBEVIRT}/pkg/virt-controller/watch/pool/pool.go`;

/** KubeVirt reads the value at each reconciliation of the pool. */
const live = { effect: LIVE, source: `${POOL}#update` };

/** How a change of the pool's own properties affects its machines. */
export const POOL_PARTS = {
  // The disks of removed machines are deleted, unless `statePreservation` keeps them.
  replicas: { effect: [{ change: 'increase', effect: LIVE }, { effect: DATA_LOSS }], source: `${POOL}#scaleIn` },
  // The pool does not delete machines that the changed selector no longer matches.
  selector: { effect: ChangeEffect.UNKNOWN, source: POOL },
  machineLabels: live,
  maxUnavailable: live,
  update: live,
  scaleInOrder: live,
  statePreservation: live,
  autohealing: live,
} as const satisfies Parts & Record<keyof PoolSpec, unknown>;
