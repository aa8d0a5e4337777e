import { CALLED } from './called';
import { existingNames } from './existing-names';
import { morePaths } from './paths';
import { Problem, quote } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { Rendering } from '../driver';
import { Cluster } from '../fleet';
import { renderNode } from '../overlay/render';

const NO_PROBLEMS: readonly Problem[] = [];

/** What a name is used for: an object, an object that may be in another cluster, or a reference of a node to an existing object. */
type Use = 'object' | 'unsure' | 'reference';

interface Holder {
  readonly path: string;
  readonly use: Use;
  readonly namespace?: string;
  readonly annotations?: readonly string[];
  /**
   * The reference is to a Secret with a cloud-init document. If the same machine also writes a Secret with this name, e.g. for its network data,
   * the Secret that the machine writes is reported, because it would overwrite the document.
   */
  readonly isDocument?: boolean;
}

/** An object that a node writes, or an object that the cluster creates for an object of the node. */
interface Claim {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Missing for a cluster-scoped object. */
  readonly namespace?: string;
  readonly isClusterScoped?: boolean;
  readonly isMade?: true;
  readonly adoptedBy?: string;
}

/**
 * The names of three groups of objects: plain objects of cdk8s, the objects of catalog sets (instance types, instance profiles and golden
 * images), and existing Secrets and ConfigMaps. `NameRegistry` compares the names of machines and disks.
 */
export class OtherObjects {
  private readonly holders = new Map<string, Holder[]>();

  constructor(private readonly cluster: Cluster) {
    const { objects = [], nodes } = cluster.model;
    for (const { path, apiVersion, kind, name, namespace, annotations, hasNoPlatform } of objects) {
      this.add(groupOf(apiVersion), kind, name, { path, use: hasNoPlatform ? 'unsure' : 'object', namespace, annotations });
    }
    for (const node of nodes) {
      const { path, namespace } = node;
      for (const { kind, name, isDocument } of existingNames(node)) this.add('', kind, name, { path, use: 'reference', namespace, isDocument });
      if (!isSet(node)) continue;
      for (const { group, kind, name, namespace: own } of this.written(node)) this.add(group, kind, name, { path, use: 'object', namespace: own });
    }
  }

  /** The findings for those objects of the node whose names another object already uses. */
  public problems(node: ModelNode, { manifests }: Rendering): readonly Problem[] {
    if (this.holders.size === 0 || manifests.length === 0) return NO_PROBLEMS;
    return this.claims(node, manifests).flatMap(claim => {
      const holders = this.holders.get(keyOf(claim.group, claim.kind, claim.name));
      return holders === undefined ? [] : claimProblems(node, claim, holders.filter(holder => isTaken(holder, claim, node)));
    });
  }

  private add(group: string, kind: string, name: string, holder: Holder): void {
    const key = keyOf(group, kind, name);
    const known = this.holders.get(key);
    if (known) known.push(holder);
    else this.holders.set(key, [holder]);
  }

  private written(node: ModelNode): Claim[] {
    const { driver } = this.cluster;
    if (driver === undefined || node.isInvalid) return [];
    return ownClaims(node, renderNode(driver, node, this.cluster.context(node.namespace)).manifests);
  }

  private claims(node: ModelNode, manifests: Rendering['manifests']): Claim[] {
    const { driver } = this.cluster;
    const made = manifests.flatMap(manifest => {
      const namespace = manifest.namespace ?? node.namespace;
      const all = driver?.madeOf?.(manifest, namespace) ?? [];
      return all.map((each): Claim => ({ ...each, ...!each.isClusterScoped && { namespace }, isMade: true }));
    });
    return [...ownClaims(node, manifests), ...made];
  }
}

function ownClaims({ namespace }: ModelNode, manifests: Rendering['manifests']): Claim[] {
  return manifests.map(({ apiVersion, kind, name, clusterScoped, namespace: own = namespace }) => (
    { group: groupOf(apiVersion), kind, name, ...clusterScoped ? { isClusterScoped: true } : { namespace: own } }
  ));
}

const isSet = ({ kind }: ModelNode) => kind === 'instanceTypeSet' || kind === 'instanceProfileSet' || kind === 'goldenImageSet';

const keyOf = (group: string, kind: string, name: string) => `${group} ${kind} ${name}`;

const groupOf = (apiVersion: string) => apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/**
 * Whether the name of a claim is in use by another holder. The namespaces of cluster-scoped objects are not compared, because cdk8s writes the
 * namespace of the chart into these objects too.
 */
function isTaken({ path, namespace, annotations, isDocument }: Holder, claim: Claim, node: ModelNode): boolean {
  if (!claim.isClusterScoped && namespace !== claim.namespace) return false;
  if (claim.adoptedBy !== undefined && annotations?.includes(claim.adoptedBy)) return false;
  return path !== node.path || isDocument === true && !claim.isMade;
}

function claimProblems(node: ModelNode, claim: Claim, holders: readonly Holder[]): Problem[] {
  const by = (use: Use) => holders.filter(holder => holder.use === use);
  return [...sameObject(node, claim, by('object')), ...perhapsSame(node, claim, by('unsure')), ...expectedElsewhere(node, claim, by('reference'))];
}

function pathsOf(holders: readonly Holder[]): string {
  const paths = [...new Set(holders.map(({ path }) => path))].sort();
  return morePaths(paths, paths.length);
}

/** The relation of the node to the object, as the beginning of a message. */
function origin({ kind: of }: ModelNode, { kind, name, isMade }: Claim): string {
  return isMade ? `the cluster makes the ${kind} "${name}" for the ${CALLED[of]}` : `the ${CALLED[of]} writes the ${kind} "${name}"`;
}

function where({ namespace, isClusterScoped }: Claim): string {
  return isClusterScoped ? 'the same name' : namespace === undefined ? 'the same name and no namespace' : `the same name in namespace "${namespace}"`;
}

function sameObject(node: ModelNode, claim: Claim, holders: readonly Holder[]): Problem[] {
  return holders.length === 0 ? [] : [{
    code: 'NAME_DUPLICATE',
    message: `duplicate name: ${origin(node, claim)}, and ${pathsOf(holders)} has ${where(claim)}; ${
      claim.isMade ? 'the cluster does not replace an object that exists' : 'the object that is applied last would overwrite the other object'}`,
    got: quote(claim.name),
    fix: node.kind !== 'goldenImageSet' ? `change the name of one of them${followsFrom(node, claim)}`
      : claim.kind === 'Namespace' ? 'remove one of them; a `GoldenImageSet` with `createNamespace` set to false writes no namespace'
        : 'list all images of a namespace in one `GoldenImageSet`, or change the name of the other object',
  }];
}

function perhapsSame(node: ModelNode, claim: Claim, holders: readonly Holder[]): Problem[] {
  return holders.length === 0 ? [] : [{
    code: 'NAME_DUPLICATE_UNSURE',
    message: `possibly duplicate name: ${origin(node, claim)}, and ${pathsOf(holders)}, in a chart without a platform, has ${where(claim)}`,
    got: quote(claim.name),
    fix: `change the name of one of them${followsFrom(node, claim)}, or acknowledge this if the charts go to different clusters`,
  }];
}

function expectedElsewhere(node: ModelNode, claim: Claim, holders: readonly Holder[]): Problem[] {
  return holders.length === 0 ? [] : [{
    code: 'NAME_DUPLICATE_UNSURE',
    message: `possibly duplicate name: ${origin(node, claim)}, and ${pathsOf(holders)} uses an existing ${claim.kind} with this name; ${
      claim.isMade ? `if the two places mean different objects, the cluster keeps the existing ${claim.kind}` : `if the two places mean different objects, the new ${claim.kind} overwrites the existing one`}`,
    got: quote(claim.name),
    fix: `change the name of the existing ${claim.kind}${followsFrom(node, claim)}, or acknowledge this if both are the same object`,
  }];
}

/** The end of a fix. If the name of the object is derived from the name of the node, the end of the fix shows the name of the node. */
function followsFrom(node: ModelNode, { kind, name }: Claim): string {
  const { name: own } = node.spec as { readonly name?: string };
  // A machine without exposure can omit its Service.
  if (node.kind === 'machine' && kind === 'Service' && (node.spec.exposure?.kind ?? 'none') === 'none') {
    return ', or add MachineDefault.SERVICE to `leaveToCluster` of the machine, which then writes no Service';
  }
  return own === undefined || own === name || !name.includes(own) ? '' : `; the name "${name}" is derived from the name "${own}"`;
}
