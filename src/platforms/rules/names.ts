import { paths } from './paths';
import { quote, Problem } from '../../findings/problem';
import { ModelNode, NodeOf } from '../../model/fleet-model';
import { MachineDefault } from '../../model/machine-default';
import { ByPlace } from '../by-place';
import { PlatformDriver } from '../driver';
import { Cluster } from '../fleet';

/** A name that a node uses. */
interface Claim {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The name is compared across all `Platform` values with the same label: two values can stand for the same real cluster. */
  readonly anyCluster?: boolean;
  /** If a node of another `Platform` value with the same label uses the name too, this is reported as a warning. */
  readonly warns?: boolean;
}

interface Holder {
  readonly node: ModelNode;
  readonly cluster: Cluster;
}

/** Usually only one node uses a name, so a list is created only for the second node. */
type Holders = Holder | Holder[];

const NO_PROBLEMS: readonly Problem[] = [];

/** The names that the nodes of a fleet use. */
export class NameRegistry {
  /** The nodes that use each name, by cluster. Names with `anyCluster` are stored by platform label instead. */
  private readonly taken = new Map<Cluster | string | undefined, ByPlace<Holders>>();
  private isContested = false;

  constructor(clusters: readonly Cluster[]) {
    for (const cluster of clusters) {
      // A machine also creates objects with its own name, e.g. a Service. In most fleets, no other node can create an object of the same kind.
      const others = cluster.model.nodes.some(({ kind }) => kind === 'service' || kind === 'isolation' || kind === 'connections');
      for (const node of cluster.model.nodes) {
        for (const claim of claimsOf(node, cluster.driver)) this.take(claim, { node, cluster });
        if (others && node.kind === 'machine') for (const claim of besideClaims(node, cluster.driver)) this.take(claim, { node, cluster });
      }
    }
  }

  public problems(node: ModelNode, cluster: Cluster): readonly Problem[] {
    if (!this.isContested) return NO_PROBLEMS;
    const [own, ...more] = claimsOf(node, cluster.driver);
    if (own === undefined) return [];
    const others = this.others(own, node, cluster);
    const same = inCluster(others, cluster);
    const also = new Set(more.flatMap(claim => inCluster(this.others(claim, node, cluster), cluster)));
    const unsure = own.warns ? others.map(other => other.node) : [];
    const ownProblems = same.length > 0 ? [duplicate(node, own, same)] : unsure.length > 0 ? [possibleDuplicate(node, own, unsure)] : [];
    return [
      ...ownProblems,
      ...also.size > 0 ? [alsoTaken(node, more[0], [...also])] : [],
    ];
  }

  /** Whether another node of the cluster has the same name. The duplicate name has its own finding. */
  public isDuplicate(node: ModelNode, cluster: Cluster): boolean {
    if (!this.isContested) return false;
    const [claim] = claimsOf(node, cluster.driver);
    return claim !== undefined && inCluster(this.others(claim, node, cluster), cluster).length > 0;
  }

  private others(claim: Claim, node: ModelNode, cluster: Cluster): Holder[] {
    const holders = this.taken.get(areaOf(claim, cluster))?.in(claim.kind, claim.namespace)?.get(claim.name);
    return Array.isArray(holders) ? holders.filter(holder => holder.node !== node) : [];
  }

  private take(claim: Claim, holder: Holder): void {
    const area = areaOf(claim, holder.cluster);
    let places = this.taken.get(area);
    if (places === undefined) this.taken.set(area, places = new ByPlace());
    const names = places.toFill(claim.kind, claim.namespace);
    const known = names.get(claim.name);
    if (known === undefined) {
      names.set(claim.name, holder);
      return;
    }
    if (Array.isArray(known)) known.push(holder);
    else names.set(claim.name, [known, holder]);
    this.isContested = true;
  }
}

/** The area in which a name must be unique: a cluster, or all clusters with the same platform label, or all clusters without a platform. */
const areaOf = ({ anyCluster }: Claim, cluster: Cluster) => anyCluster ? cluster.driver?.label : cluster;

const inCluster = (holders: readonly Holder[], cluster: Cluster) => holders.filter(other => other.cluster === cluster).map(({ node }) => node);

const POLICY = 'NetworkPolicy';

/** The kind of the object, by the kind of node. Only for nodes whose object has the same kind on every platform. */
const KINDS: Partial<Record<ModelNode['kind'], string>> = {
  fleet: 'Fleet',
  privateNetwork: 'VirtualPrivateCloud',
  securityGroup: 'SecurityGroup',
  service: 'Service',
  backupPlan: 'Plan',
  backupJob: 'BackupJob',
  restoreJob: 'RestoreJob',
  snapshot: 'VirtualMachineSnapshot',
  snapshotRestore: 'VirtualMachineRestore',
  clone: 'VirtualMachineClone',
};

/** The names that a node uses. The first name is the name of the node itself. */
function claimsOf(node: ModelNode, driver: PlatformDriver | undefined): Claim[] {
  const { namespace } = node;
  switch (node.kind) {
    case 'machine': return [{ kind: driver?.machineKind ?? 'machine', name: node.spec.name, namespace, anyCluster: true, warns: true }];
    case 'disk': return [{ kind: driver?.diskKind ?? 'disk', name: node.spec.name, namespace, anyCluster: true, warns: true }];
    case 'tenant': return [{ kind: 'Tenant', name: driver?.tenantNamespace(node.spec.parent?.name ?? namespace, node.spec.name) ?? node.spec.name }];
    case 'connections': return [{ kind: driver?.besideMachine.includes(POLICY) ? POLICY : KINDS.securityGroup!, name: node.spec.name, namespace }];
    case 'migrationPolicy': return [{ kind: 'MigrationPolicy', name: node.spec.name }];
    case 'isolation': {
      const { name, allowed = [] } = node.spec;
      const endings = ['dns', 'disk-imports', ...allowed.flatMap(({ id }) => [`${id}-ingress`, `${id}-egress`])];
      return [name, ...endings.map(ending => `${name}-${ending}`)].map(each => ({ kind: POLICY, name: each, namespace }));
    }
    case 'snapshotRestore': {
      const { name, newMachine } = node.spec;
      return [{ kind: KINDS.snapshotRestore!, name, namespace }, ...newMachine === undefined ? [] : [machineClaim(newMachine, namespace, driver)]];
    }
    case 'clone': return [{ kind: KINDS.clone!, name: node.spec.name, namespace }, machineClaim(node.spec.target, namespace, driver)];
    default: {
      const kind = KINDS[node.kind];
      const { name } = node.spec as { readonly name?: string };
      return kind === undefined || name === undefined ? [] : [{ kind, name, namespace }];
    }
  }
}

function machineClaim(name: string, namespace: string | undefined, driver: PlatformDriver | undefined): Claim {
  return { kind: driver?.machineKind ?? 'machine', name, namespace, anyCluster: true };
}

/** The names of a machine's other objects. Only kinds of objects that nodes of other kinds create too are included, e.g. `Service`. */
function besideClaims({ spec, namespace }: NodeOf<'machine'>, driver: PlatformDriver | undefined): Claim[] {
  const { name, exposure, leaveToCluster } = spec;
  const isReached = exposure !== undefined && exposure.kind !== 'none';
  // A machine without exposure can omit its Service, and leave the name to a Service of the user.
  const hasService = isReached || !leaveToCluster?.includes(MachineDefault.SERVICE);
  return (driver?.besideMachine ?? []).filter(kind => kind !== 'Service' || hasService).map(kind => ({ kind, name, namespace }));
}

function duplicate({ namespace }: ModelNode, { name }: Claim, others: readonly ModelNode[]): Problem {
  return {
    code: 'NAME_DUPLICATE',
    message: `duplicate name: ${paths(others)} has the same name and ${whereText(namespace)}; the object that is applied last would overwrite the other object`,
    got: quote(name),
    fix: 'change one of the names; if the charts are for separate clusters, use a separate Platform value for each chart',
  };
}

/** The finding for an additional object of a node, if an object of another node has the same name as the additional object. */
function alsoTaken(node: ModelNode, { kind, name }: Claim, others: readonly ModelNode[]): Problem {
  return {
    code: 'NAME_DUPLICATE',
    message: `duplicate name: ${paths(others)} creates ${kind === POLICY ? 'a policy' : kind === 'Service' ? 'a Service' : 'a machine'} with the same name`,
    got: quote(name),
    fix: node.kind === 'isolation' ? 'use another name for the isolation or the traffic'
      : kind === 'Service' ? 'use another name, or add MachineDefault.SERVICE to `leaveToCluster` of the machine, which then writes no Service' : 'use another name',
  };
}

function possibleDuplicate({ namespace }: ModelNode, { name }: Claim, others: readonly ModelNode[]): Problem {
  return {
    code: 'NAME_DUPLICATE_UNSURE',
    message: `possibly duplicate name: ${paths(others)} has the same name and ${whereText(namespace)}, in a chart with another Platform value of the same kind`,
    got: quote(name),
    fix: 'set a different `namespace` for each chart, or acknowledge this if the charts go to different clusters or tenants',
  };
}

function whereText(namespace: string | undefined): string {
  return namespace === undefined ? 'no namespace' : `namespace "${namespace}"`;
}
