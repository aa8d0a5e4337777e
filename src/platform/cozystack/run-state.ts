import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { notSupported } from '../resolve/problems';

/** The one of the two fields that the version has; each ignores the other silently. */
export type RunState = { readonly runStrategy: any } | { readonly running: boolean };

export function resolveRunState(strategy: string, target: CozystackTarget, problems: Problem[]): RunState {
  if (strategy === 'Manual' && !target.capabilities.manualStart) {
    problems.push({
      code: 'MANUAL_START_FORBIDDEN',
      message: `a machine with the run strategy Manual waits to be started by hand, and on ${target.label} tenants may not do that`,
      allowed: `Cozystack ${SINCE.manualStart} and later let them`,
      fix: 'take RunStrategy.ALWAYS, and RunStrategy.HALTED while it is not needed; or acknowledge this if an administrator starts it',
    });
  }
  if (target.capabilities.runStrategy) return { runStrategy: strategy };
  if (strategy !== 'Always' && strategy !== 'Halted') {
    problems.push(notSupported(`the run strategy ${strategy}, only Always and Halted`, since(SINCE.runStrategy), target));
  }
  return { running: strategy === 'Always' };
}
