import { IConstruct } from 'constructs';
import { PoolModel } from '../model/pool';

/** Where a construct says that it is a pool. */
const POOL = Symbol('pool');

type MaybePool = IConstruct & { [POOL]?: PoolModel };

/** Makes a construct a pool: the machine below it is no machine but what the pool's are made after. */
export function makePool(construct: MaybePool, pool: PoolModel): void {
  construct[POOL] = pool;
}

/** The pool whose machines are made after this one, or whose machines have a disk made after this one. */
export function poolAround(construct: IConstruct): PoolModel | undefined {
  const above: MaybePool | undefined = construct.node.scope;
  if (above === undefined) return undefined;
  return above[POOL] ?? (above.node.scope as MaybePool | undefined)?.[POOL];
}
