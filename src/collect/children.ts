import { ApiObject } from 'cdk8s';
import { IConstruct, Node } from 'constructs';

/** Where a construct keeps the API objects that were asked for, by the ids of their manifests. */
export const MADE = Symbol('made');

type MaybeMade = IConstruct & { readonly [MADE]?: ReadonlyMap<string, ApiObject> };

const childrenOf = Object.getOwnPropertyDescriptor(Node.prototype, 'children')!.get!;

/** The child of an id that is there, without making more. */
export function presentChild(construct: IConstruct, id: string): IConstruct | undefined {
  return Node.prototype.tryFindChild.call(construct.node, id);
}

/**
 * An id that is still free, near the one that is wanted. constructs keeps children in a plain object, in which the names of what
 * every object has (`constructor`) are never free.
 *
 * @param isTaken whether a child has an id
 */
export function nextFreeId(wanted: string, isTaken: (id: string) => unknown): string {
  let candidate = wanted;
  for (let n = 2; candidate in Object.prototype || isTaken(candidate); n++) candidate = `${wanted}#${n}`;
  return candidate;
}

/** The API objects that were asked for and that were not removed. */
export function madeObjects(construct: IConstruct): ApiObject[] {
  const made = (construct as MaybeMade)[MADE];
  return made === undefined ? [] : [...made.values()].filter(object => presentChild(construct, object.node.id) === object);
}

/** The children of a construct that are there, without making more: its API objects first. */
export function presentChildren(construct: IConstruct): IConstruct[] {
  const children: IConstruct[] = childrenOf.call(construct.node);
  const objects = madeObjects(construct);
  return objects.length === 0 ? children : [...objects, ...children.filter(child => !(objects as IConstruct[]).includes(child))];
}

/** Whether neither it nor one of its scopes was removed. */
export function isPresent(construct: IConstruct): boolean {
  return construct.node.scopes.every(({ node: { scope, id } }, i, scopes) => scope === undefined || presentChild(scope, id) === scopes[i]);
}
