import { Problem } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { ApiTree, Joint, take } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { CozystackTarget } from '../target';

const DEFAULT = 'Always';

/** `runStrategy`, or `running` before 1.0. Each version silently ignores the field of the other versions. */
export const runState: Joint<MachineSpec, CozystackTarget> = {
  write: ({ runStrategy = DEFAULT }, tree, _, target, problems) => {
    checkStrategy(runStrategy, target, problems);
    const fields = (tree.spec ??= {}) as ApiTree;
    if (target.capabilities.runStrategy) fields.runStrategy = runStrategy;
    else fields.running = runStrategy === DEFAULT;
  },
  read: (tree, _, target) => {
    if (target.capabilities.runStrategy) {
      const runStrategy = take<string>(tree, ['spec', 'runStrategy']);
      return runStrategy === undefined ? {} : { runStrategy };
    }
    const running = take<boolean>(tree, ['spec', 'running']);
    return running === undefined ? {} : { runStrategy: running ? DEFAULT : 'Halted' };
  },
};

function checkStrategy(strategy: string, target: CozystackTarget, problems: Problem[]): void {
  if (strategy === 'Manual' && !target.capabilities.manualStart) {
    problems.push({
      code: 'MANUAL_START_FORBIDDEN',
      message: `run strategy Manual: the machine is started by hand, and on ${target.label} tenants do not have the permission to start it`,
      allowed: `Cozystack ${SINCE.manualStart} and later give tenants the permission`,
      fix: 'use RunStrategy.ALWAYS, or RunStrategy.HALTED while the machine is not needed; or acknowledge this if an administrator starts it',
    });
  }
  if (target.capabilities.runStrategy || strategy === DEFAULT || strategy === 'Halted') return;
  problems.push(notSupported(`the run strategy ${strategy}, only Always and Halted`, since(SINCE.runStrategy), target));
}
