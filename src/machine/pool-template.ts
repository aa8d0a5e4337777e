import { IConstruct } from 'constructs';
import { PoolModel } from '../model/pool';

const POOLS = new WeakMap<IConstruct, PoolModel>();

/** Makes a construct a pool: the machine below it is no machine but what the pool's are made after. */
export function makePool(construct: IConstruct, pool: PoolModel): void {
  POOLS.set(construct, pool);
}

/** The pool whose machines are made after this one, or whose machines have a disk made after this one. */
export function poolAround(construct: IConstruct): PoolModel | undefined {
  const above = construct.node.scope;
  return above && (POOLS.get(above) ?? (above.node.scope && POOLS.get(above.node.scope)));
}
