/** Fields that a cluster stores differently: a GitOps engine would write them again after each sync. */
import { isDeepStrictEqual } from 'util';
import { KubeObject } from '../cluster/api';

/**
 * The places where a stored object differs from the manifest. Additional fields belong to other writers, except in lists of custom kinds,
 * which are compared as a whole.
 */
export function differences(written: KubeObject, stored: KubeObject): string[] {
  const { stringData, ...rest } = written;
  // The API server stores the text of a Secret in its data.
  const wanted = stringData === undefined ? rest : { ...rest, data: { ...rest.data, ...encoded(stringData) } };
  return compare(wanted, stored, '', !isCore(written));
}

const isCore = ({ apiVersion }: KubeObject) => !apiVersion.includes('/') || /^[a-z]+\/|\.k8s\.io\//.test(apiVersion);

function compare(wanted: unknown, got: unknown, path: string, isExact: boolean): string[] {
  if (Array.isArray(wanted) && Array.isArray(got) && !isExact && wanted.length === got.length) {
    return wanted.flatMap((each, i) => compare(each, got[i], `${path}/${i}`, isExact));
  }
  if (isMap(wanted) && isMap(got)) return Object.entries(wanted).flatMap(([key, value]) => compare(value, got[key], `${path}/${key}`, isExact));
  if (isDeepStrictEqual(wanted, withoutNulls(got)) || isFamilies(path) && isPrefix(wanted, got)) return [];
  return [`${path}: written ${JSON.stringify(wanted)}, stored ${JSON.stringify(got)}`];
}

/** The API server adds the second address family of a dual-stack Service. A manifest cannot know which families the cluster has. */
const isFamilies = (path: string) => path === '/spec/ipFamilies';
const isPrefix = (wanted: unknown, got: unknown) => (
  Array.isArray(wanted) && Array.isArray(got) && isDeepStrictEqual(wanted, got.slice(0, wanted.length))
);

/** Older releases of KubeVirt store `creationTimestamp: null` in the metadata of templates, which has no meaning. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(([key, each]) => [key, withoutNulls(each)]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const encoded = (texts: Record<string, string>) => Object.fromEntries(
  Object.entries(texts).map(([key, text]) => [key, Buffer.from(text, 'utf8').toString('base64')]),
);
