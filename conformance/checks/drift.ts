/** What a cluster stores otherwise than it was written: a GitOps engine would write it again and again. */
import { isDeepStrictEqual } from 'util';
import { KubeObject } from '../cluster/api';

/**
 * The places where an object that was read back is not what was written. Other fields belong to other writers,
 * but not in a list of a custom kind: those are compared as a whole.
 */
export function differences(written: KubeObject, stored: KubeObject): string[] {
  const { stringData, ...rest } = written;
  // A Secret has what was given as text among its data.
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

/** The API server adds the second address family of a Service that has two: which ones the cluster has, no manifest can say. */
const isFamilies = (path: string) => path === '/spec/ipFamilies';
const isPrefix = (wanted: unknown, got: unknown) => (
  Array.isArray(wanted) && Array.isArray(got) && isDeepStrictEqual(wanted, got.slice(0, wanted.length))
);

/** Older releases of KubeVirt store `creationTimestamp: null` in the heads of templates, which says nothing. */
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
