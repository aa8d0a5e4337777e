import { IConstruct } from 'constructs';
import { PoolSpec } from '../../model/pool';

/** The key under which a construct is marked as a pool. */
const POOL = Symbol('pool');

type MaybePool = IConstruct & { [POOL]?: PoolSpec };

/** Marks a construct as a pool. The child machine of the construct is the template of the pool's machines. */
export function makePool(construct: MaybePool, pool: PoolSpec): void {
  construct[POOL] = pool;
}

/** The pool that uses a machine as its template. */
export function poolOf(machine: IConstruct): PoolSpec | undefined {
  return (machine.node.scope as MaybePool | undefined)?.[POOL];
}
