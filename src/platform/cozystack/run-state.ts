import { SINCE } from './capabilities';
import { notSupported } from './exposure';
import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';

/** The one of the two fields that the version has; each ignores the other silently. */
export type RunState = { readonly runStrategy: any } | { readonly running: boolean };

export function resolveRunState(strategy: string, target: CozystackTarget, problems: Problem[]): RunState {
  if (target.capabilities.runStrategy) return { runStrategy: strategy };
  if (strategy !== 'Always' && strategy !== 'Halted') {
    problems.push(notSupported(`the run strategy ${strategy}, only Always and Halted`, SINCE.runStrategy, target));
  }
  return { running: strategy === 'Always' };
}
