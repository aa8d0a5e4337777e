import { API_VERSION } from './api-version';
import { ApiTree } from '../fields';
import { MAIN, Manifest } from '../manifest';

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The manifest of a node that has exactly one object. */
export function mainObject(kind: string, tree: ApiTree, apiVersion = API_VERSION): Manifest {
  const { name, namespace, labels, annotations } = tree.metadata as Metadata;
  return { id: MAIN, apiVersion, kind, name, namespace, labels, annotations, body: { spec: tree.spec ?? {} } };
}
