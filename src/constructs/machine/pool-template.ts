import { IConstruct } from 'constructs';
import { PoolSpec } from '../../model/pool';

/** Where a construct says that it is a pool. */
const POOL = Symbol('pool');

type MaybePool = IConstruct & { [POOL]?: PoolSpec };

/** Registers a construct as a pool: the machine below it is the template of the pool's machines. */
export function makePool(construct: MaybePool, pool: PoolSpec): void {
  construct[POOL] = pool;
}

/** The pool that a machine is the template of. */
export function poolOf(machine: IConstruct): PoolSpec | undefined {
  return (machine.node.scope as MaybePool | undefined)?.[POOL];
}
