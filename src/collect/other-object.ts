import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { OtherObjectModel } from '../model/fleet-model';

/** The objects that constructs of this library created. */
const own = new WeakSet<object>();

/** Remembers an object of this library. */
export function markOwn(object: ApiObject): void {
  own.add(object);
}

/** Whether a construct is an object that no construct of this library created. */
export function isOtherObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct) && !own.has(construct);
}

/** An object that no construct of this library created. Only its path, its identity and the keys of its annotations are read. */
export function otherObject({ node, apiVersion, kind, name, metadata }: ApiObject): OtherObjectModel {
  const { namespace } = metadata;
  const annotations = Object.keys((metadata as unknown as { readonly annotations?: object }).annotations ?? {}).sort();
  return {
    path: node.path, apiVersion, kind, name,
    ...namespace !== undefined && { namespace },
    ...annotations.length > 0 && { annotations },
  };
}
