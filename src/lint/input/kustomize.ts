import { SourceDocument } from './document';
import { SourceFault } from './read';
import { listNames } from '../../findings/nearest';

/** File names that kustomize looks for. */
export const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export interface Kustomization {
  /** The paths of files and folders, as they are in the kustomization. */
  readonly resources: readonly string[];
  /** Files that are not resources: patches and inputs of generators. */
  readonly others: readonly string[];
  readonly faults: readonly SourceFault[];
}

/** Fields that do not change the manifests. */
const HARMLESS = new Set(['apiVersion', 'kind', 'metadata', 'resources', 'bases', 'openapi', 'sortOptions', 'buildMetadata']);

/** Reads a `kustomization.yaml`. Only lists of files are supported; any other feature is reported. */
export function kustomizationIn(document: SourceDocument): Kustomization {
  const { file, value } = document;
  const fault = (path: readonly (string | number)[], message: string, fix: string): SourceFault => (
    { code: 'MANIFEST_KUSTOMIZE', file, ...document.positionOf(path), message, fix, unread: {} }
  );
  const RENDERED = 'check the output of kustomize too: `kustomize build ... | vm-fleet lint -`';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { resources: [], others: [], faults: [fault([], 'the kustomization is not a map, so it lists no files', 'list files under `resources`')] };
  }
  const tree = value as Readonly<Record<string, unknown>>;
  const used = Object.keys(tree).filter(key => !HARMLESS.has(key) && tree[key] !== null);
  const listed = [...textsIn(tree.resources), ...textsIn(tree.bases)];
  const remote = listed.filter(isRemote);
  return {
    resources: listed.filter(each => !isRemote(each)),
    others: [
      ...filesIn(tree.patches), ...filesIn(tree.patchesJson6902), ...textsIn(tree.patchesStrategicMerge),
      ...generated(tree.configMapGenerator), ...generated(tree.secretGenerator),
    ],
    faults: [
      ...used.length === 0 ? [] : [fault(
        [used[0]], `the kustomization also has ${listNames(used.map(key => `\`${key}\``))}, which lint does not apply: only the files under \`resources\` are checked`, RENDERED,
      )],
      ...remote.length === 0 ? [] : [fault(['resources'], `the kustomization lists ${listNames(remote)}, which lint does not fetch`, RENDERED)],
    ],
  };
}

function isRemote(resource: string): boolean {
  return /^[a-z+]+:\/\/|^git@|^github\.com[/:]|\?ref=/.test(resource);
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && !each.includes('\n')) : [];
}

function filesIn(value: unknown): string[] {
  return Array.isArray(value) ? textsIn(value.map(each => (each as { readonly path?: unknown } | null)?.path)) : [];
}

function generated(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(each => textsIn((each as { readonly files?: unknown } | null)?.files).map(file => file.replace(/^[^=]*=/, ''))) : [];
}
