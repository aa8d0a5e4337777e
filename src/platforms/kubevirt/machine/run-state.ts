import { isLeft } from './left';
import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { Joint, put, take } from '../../fields';
import { KubeVirtTarget } from '../target';

const RUN_STRATEGY = ['spec', 'runStrategy'];
const RUNNING = ['spec', 'running'];
const EVICTION = ['spec', 'template', 'spec', 'evictionStrategy'];

/** `runStrategy`, or the older `running`. KubeVirt rejects a machine with both or neither. */
export const runState: Joint<MachineSpec, KubeVirtTarget> = {
  write: ({ runStrategy, running }, tree, _, __, problems) => {
    if (running !== undefined && runStrategy !== undefined) {
      problems.push({
        code: 'SAID_TWICE',
        message: 'the machine has both `runStrategy` and `running`; KubeVirt rejects the machine',
        got: 'both',
        fix: 'remove `running`, the older field: RunStrategy.ALWAYS replaces true, RunStrategy.HALTED replaces false',
      });
    }
    if (running !== undefined) put(tree, RUNNING, running);
    if (runStrategy !== undefined || running === undefined) put(tree, RUN_STRATEGY, runStrategy ?? 'Always');
  },
  read: tree => {
    const [runStrategy, running] = [take<string>(tree, RUN_STRATEGY), take<boolean>(tree, RUNNING)];
    return { ...runStrategy !== undefined && { runStrategy }, ...running !== undefined && { running } };
  },
};

/** With the default, a drain migrates the machine if possible, and otherwise stops it, so that `runStrategy` decides about the restart. */
export const eviction: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree) => {
    const { evictionStrategy = isLeft(spec, MachineDefault.EVICTION_STRATEGY) ? undefined : 'LiveMigrateIfPossible' } = spec;
    if (evictionStrategy !== undefined) put(tree, EVICTION, evictionStrategy);
  },
  read: tree => {
    const evictionStrategy = take<string>(tree, EVICTION);
    return evictionStrategy === undefined ? {} : { evictionStrategy };
  },
};
