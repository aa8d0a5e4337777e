import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { notSupported } from '../resolve/problems';

/** A check of a field that only some versions have. */
export function requires(capability: 'cpuModel' | 'diskClones' | 'tenantGateway' | 'schedulingClass', what: string) {
  return (target: CozystackTarget): Problem | undefined => (
    target.capabilities[capability] ? undefined : notSupported(what, since(SINCE[capability]), target)
  );
}
