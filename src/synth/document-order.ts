import { ApiObject, Chart } from 'cdk8s';
import { compare } from '../scope/inspection';

interface Document {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly namespace?: string; readonly name?: string };
}

/**
 * Orders a chart's documents by namespace, name and kind, so that a machine stands before its disks and the order of
 * construction means nothing. Somebody who declared a dependency between objects wants an order: then it is kept.
 */
export function inNameOrder(chart: Chart, documents: readonly Document[]): Document[] {
  const sorted = [...documents].sort((a, b) => compare(key(a), key(b)));
  const before = predecessors(chart);
  if (before.size === 0) return sorted;

  const byKey = new Map(sorted.map(document => [key(document), document]));
  const placed = new Set<Document>();
  const place = (document: Document): void => {
    if (placed.has(document)) return;
    for (const predecessor of [...before.get(key(document)) ?? []].sort(compare)) {
      const target = byKey.get(predecessor);
      if (target) place(target);
    }
    placed.add(document);
  };
  sorted.forEach(place);
  return [...placed];
}

/** For each object, by key, the keys of those it depends on. cdk8s has refused cycles before this is asked. */
function predecessors(chart: Chart): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const construct of chart.node.findAll()) {
    if (!ApiObject.isApiObject(construct)) continue;
    const targets = construct.node.dependencies.filter(ApiObject.isApiObject).map(objectKey);
    if (targets.length > 0) result.set(objectKey(construct), new Set(targets));
  }
  return result;
}

function objectKey({ apiVersion, kind, name, metadata }: ApiObject): string {
  return key({ apiVersion, kind, metadata: { name, namespace: metadata.namespace } });
}

function key({ apiVersion, kind, metadata }: Document): string {
  return [metadata?.namespace ?? '', metadata?.name ?? '', kind, apiVersion].join('\n');
}
