import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';
import { objectSecrets } from '../findings/secrets';
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

/** The secrets in an object that no construct of this library created. The content of such an object is not in the model. */
export function otherObjectProblems(object: ApiObject): readonly Problem[] {
  return objectSecrets(dataOf(object)).map(({ problem }) => problem);
}

function dataOf(object: ApiObject): Readonly<Record<string, unknown>> {
  try {
    return object.toJson();
  } catch {
    // The synthesis reports the error of an object that cannot be written.
    return {};
  }
}
