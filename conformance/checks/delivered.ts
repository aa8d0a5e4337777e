/** Common code of the checks of both engines. */
import { setTimeout } from 'timers/promises';
import { ensureNamespaces, label } from './examples';
import { provideImages } from './images';
import { provideInstanceTypes } from './instance-types';
import { Engine } from './programs';
import { RunStrategy } from '../../src';
import { isFoundation } from '../../src/platforms/waves';
import { Api, KubeObject } from '../cluster/api';
import { delivered, Part } from '../gitops/examples';
import { Parts } from '../gitops/fleets';

/** The operations of an engine on a part of an example. */
export interface Course {
  readonly apply: (part: Part) => Promise<void>;
  readonly prune: (part: Part) => Promise<void>;
}

/**
 * Applies and prunes each part of each example. Parts on which others depend are applied first and pruned last. Returns the number of
 * parts.
 */
export async function eachExample(api: Api, engine: Engine, { apply, prune }: Course): Promise<number> {
  const examples = delivered(engine);
  const end = async (part: Part) => {
    await prune(part);
    await remove(api, part.objects);
  };
  for (const parts of examples) {
    // An earlier example may have pruned instance types.
    await provideInstanceTypes(api);
    await provideImages(api, parts.flatMap(({ objects }) => objects));
    await ensureNamespaces(api, parts.flatMap(({ objects }) => objects));
    const foundations = parts.filter(isNeeded);
    for (const part of foundations) await apply(part);
    for (const part of parts.filter(each => !isNeeded(each))) {
      await apply(part);
      await end(part);
    }
    for (const part of foundations.reverse()) await end(part);
  }
  return examples.flat().length;
}

const isNeeded = ({ objects }: Part) => isFoundation(objects.map(({ kind, metadata: { name, namespace } }) => ({ kind, name, namespace })));

export async function remove(api: Api, objects: readonly KubeObject[]): Promise<void> {
  for (const object of [...objects].reverse()) if (object.kind !== 'Namespace') await api.remove(object);
}

/** The objects that exist and should not exist, or vice versa. An aggregated API server shows a deletion a moment later. */
export async function notAs(api: Api, objects: readonly KubeObject[], isExpected: (object: KubeObject) => boolean): Promise<string | undefined> {
  const wrong: string[] = [];
  for (const object of objects.filter(({ kind }) => kind !== 'Namespace')) {
    const expected = isExpected(object);
    let isThere = !expected;
    for (let attempt = 0; attempt < 120 && isThere !== expected; attempt++) {
      if (attempt > 0) await setTimeout(250);
      const { ok, body } = await api.get(object);
      isThere = ok && body.metadata.deletionTimestamp === undefined;
    }
    if (isThere !== expected) wrong.push(`${label(object)} ${isThere ? 'is there' : 'does not exist'}`);
  }
  return listed(wrong);
}

/** A fleet whose machine a person stops. */
export const STOPPABLE: Parts = { runStrategy: RunStrategy.ALWAYS, hasLaterWave: true, hasUnusedDisk: false };

/** The given objects, with a machine that the webhook rejects. */
export function invalid(objects: readonly KubeObject[]): KubeObject[] {
  return objects.map(object => object.kind === 'VirtualMachine' ? { ...object, spec: { ...object.spec, runStrategy: 'Sometimes' } } : object);
}

export const of = (objects: readonly KubeObject[], wanted: string): KubeObject => objects.find(({ kind }) => kind === wanted)!;

/** A message for each wrong entry, or none. */
export function listed(entries: Readonly<Record<string, unknown>> | readonly unknown[]): string | undefined {
  return Object.keys(entries).length === 0 ? undefined : JSON.stringify(entries);
}
