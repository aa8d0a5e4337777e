import { ApiObjectData } from '../../platforms/reading';

/** The group of an API version; empty for the core API of Kubernetes. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The key of an object. The key contains the group of the API, but not the version. */
export function keyOf({ apiVersion, kind, metadata: { namespace = '', name } }: ApiObjectData): string {
  return `${groupOf(apiVersion)}/${kind} ${namespace} ${name}`;
}
