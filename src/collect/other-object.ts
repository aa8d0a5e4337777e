import { ApiObject } from 'cdk8s';
import { OtherObjectModel } from '../model/fleet-model';

/** An object that no construct of this library made. Its content is not read. */
export function otherObject({ node, apiVersion, kind, name, metadata }: ApiObject): OtherObjectModel {
  const { namespace } = metadata;
  const annotations = Object.keys((metadata as unknown as { readonly annotations?: object }).annotations ?? {}).sort();
  return {
    path: node.path, apiVersion, kind, name,
    ...namespace !== undefined && { namespace },
    ...annotations.length > 0 && { annotations },
  };
}
