import { morePaths } from './paths';
import { podAddresses } from './pod-addresses';
import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { ModelNode, NodeOf } from '../../model/fleet-model';
import { NetworkSpec } from '../../model/machine';
import { addressesIn } from '../../model/network-data';
import { Cluster } from '../fleet';

const NO_PROBLEMS: readonly Problem[] = [];

/** Finds resources that several nodes of the model have but only one can have, e.g. a disk, a MAC address on a network, or a node port. */
export class SharedThings {
  private readonly holders = new Map<string, Holders>();
  /** Whether any resource has too many holders. Usually no resource has too many, so no node is checked. */
  private isAnyShared = false;

  constructor(cluster: Cluster, private readonly memo: Memo) {
    for (const node of cluster.model.nodes) {
      for (const { key, shareable = false } of thingsOf(node, memo)) {
        const known = this.holders.get(key);
        if (known === undefined) {
          this.holders.set(key, new Holders(node, shareable));
        } else {
          known.add(node, shareable);
          this.isAnyShared ||= known.areTooMany;
        }
      }
    }
  }

  /** The machines that use a disk. */
  public usersOf(namespace: string | undefined, disk: string): readonly ModelNode[] {
    return this.holders.get(diskKey(namespace, disk))?.all ?? NONE;
  }

  /** The findings for the resources that a node shares with other nodes. */
  public problems(node: ModelNode, isDuplicate: (node: NodeOf<'disk'>) => boolean, cluster: Cluster): readonly Problem[] {
    if (!this.isAnyShared) return NO_PROBLEMS;
    return thingsOf(node, this.memo).flatMap(thing => {
      const holders = this.holders.get(thing.key)!;
      if (!holders.areTooMany) return [];
      // NAME_DUPLICATE reports two disks with the same name.
      const disk = thing.code === 'DISK_ATTACHED_TWICE' ? cluster.node('disk', node.namespace, thing.name) : undefined;
      return disk && isDuplicate(disk) ? [] : [sharedProblem(thing, holders.besides(node))];
    });
  }
}

/** The nodes that hold a resource. */
class Holders {
  private readonly nodes: Set<ModelNode>;
  /** Sorted on first access, when all holders are known. */
  private sorted?: readonly string[];

  constructor(first: ModelNode, private isShareable: boolean) {
    this.nodes = new Set([first]);
  }

  public add(node: ModelNode, isShareable: boolean): void {
    this.nodes.add(node);
    this.isShareable &&= isShareable;
  }

  public get all(): readonly ModelNode[] {
    return [...this.nodes];
  }

  /** Whether several nodes hold the resource, and at least one of them does not declare it as shared. */
  public get areTooMany(): boolean {
    return this.nodes.size > 1 && !this.isShareable;
  }

  /** The paths of the other holders: the first few, and the number of the rest. */
  public besides(node: ModelNode): string {
    this.sorted ??= [...this.nodes].map(({ path }) => path).sort();
    return morePaths(this.sorted.slice(0, 4).filter(path => path !== node.path), this.nodes.size - 1);
  }
}

interface Thing {
  readonly key: string;
  readonly code: 'DISK_ATTACHED_TWICE' | 'MAC_DUPLICATE' | 'ADDRESS_DUPLICATE' | 'MIGRATION_POLICY_INVALID' | 'PORT_DUPLICATE' | 'SERVICE_INVALID' | 'IDENTITY_DUPLICATE';
  /** The resource in messages, e.g. the name of the disk, or the address. */
  readonly name: string;
  readonly network?: string;
  /** The machine declares the disk as shared. */
  readonly shareable?: true;
}

const NOTHING: readonly Thing[] = [];
const NONE: readonly ModelNode[] = [];

function diskKey(namespace: string | undefined, name: string): string {
  return `disk ${namespace ?? ''} ${name}`;
}

function thingsOf(node: ModelNode, memo: Memo): readonly Thing[] {
  const namespace = node.namespace ?? '';
  if (node.kind === 'machine') return thingsOfMachine(node, namespace, memo);
  if (node.kind === 'service') return thingsOfService(node);
  if (node.kind !== 'migrationPolicy') return NOTHING;
  const { name, everywhere, machines } = node.spec;
  const key = everywhere ? 'migrations of all' : `migrations of ${namespace} ${machines?.kind ?? ''} ${machines?.name ?? ''}`;
  return [{ key, code: 'MIGRATION_POLICY_INVALID', name }];
}

/** Node ports and addresses of Services are unique in a cluster. */
function thingsOfService({ spec: { ports = [], clusterIp } }: NodeOf<'service'>): readonly Thing[] {
  const numbers = new Set(ports.map(({ nodePort }) => nodePort).filter(port => port !== undefined));
  return [
    ...[...numbers].map((port): Thing => ({ key: `node port ${port}`, code: 'PORT_DUPLICATE', name: String(port) })),
    ...clusterIp === undefined || clusterIp === 'None' || clusterIp === '' ? [] : [{ key: `cluster IP ${clusterIp}`, code: 'SERVICE_INVALID' as const, name: clusterIp }],
  ];
}

function thingsOfMachine({ spec: { disks, networks, networkData, identity, podAnnotations } }: NodeOf<'machine'>, namespace: string, memo: Memo): readonly Thing[] {
  const things: Thing[] = [];
  for (const { name, inline, elsewhere, shareable } of disks ?? []) {
    // Many machines may read one configuration disk, and each machine has its own copy of an ephemeral disk.
    if (!inline) things.push({ key: diskKey(elsewhere?.namespace ?? namespace, name), code: 'DISK_ATTACHED_TWICE', name, ...shareable && { shareable: true } });
  }
  if (identity?.uuid !== undefined) things.push({ key: `identity ${identity.uuid.toLowerCase()}`, code: 'IDENTITY_DUPLICATE', name: identity.uuid });
  for (const { network, address } of podAnnotations === undefined ? [] : podAddresses(podAnnotations)) {
    things.push({ key: `pod address ${network} ${address}`, code: 'ADDRESS_DUPLICATE', name: address, network });
  }
  if (networks === undefined) return things;
  for (const network of networks) {
    const mac = network.kind === 'named' ? network.nic?.macAddress?.toLowerCase() : undefined;
    if (network.kind !== 'named' || mac === undefined) continue;
    things.push({ key: `MAC ${networkKey(network.name, namespace)} ${mac}`, code: 'MAC_DUPLICATE', name: mac, network: network.name });
  }
  if (networkData !== undefined) things.push(...addresses(networkData, networks, namespace, memo));
  return things;
}

/** A network attachment is in the namespace of the machine, unless the name contains another namespace. */
function networkKey(name: string, namespace: string): string {
  return name.includes('/') ? name : `${namespace}/${name}`;
}

/**
 * The static addresses of a machine. The network data does not show which network an interface is on, so each address counts on all layer 2
 * networks of the machine.
 */
function addresses(networkData: string, networks: readonly NetworkSpec[], namespace: string, memo: Memo): Thing[] {
  const names = networks.flatMap(network => network.kind === 'named' ? [network.name] : []);
  if (names.length === 0) return [];
  return [...new Set(memo.of(addressesIn, networkData))].flatMap(address => names.map((network): Thing => (
    { key: `address ${networkKey(network, namespace)} ${address}`, code: 'ADDRESS_DUPLICATE', name: address, network }
  )));
}

const OWN_ADDRESS = 'use a different address for each machine; for a fleet, set the addresses in `overrides`';

function sharedProblem({ code, name, network }: Thing, others: string): Problem {
  switch (code) {
    case 'DISK_ATTACHED_TWICE': return {
      code,
      message: `disk "${name}" is also attached to ${others}; its file system would be damaged`,
      got: quote(name),
      fix: 'use a separate disk for each machine (`addDisk`); for a cluster file system on plain KubeVirt, set `shareable` at each machine that attaches the disk',
    };
    case 'MAC_DUPLICATE': return {
      code, message: `duplicate MAC address on network "${network}": also used by ${others}; connections to these machines would be unreliable`, got: name, fix: OWN_ADDRESS,
    };
    case 'ADDRESS_DUPLICATE': return {
      code, message: `duplicate static address on network "${network}": also used by ${others}; connections to these machines would be unreliable`, got: name, fix: OWN_ADDRESS,
    };
    case 'IDENTITY_DUPLICATE': return {
      code, message: `duplicate \`identity.uuid\`: also used by ${others}; licence servers, monitoring and backups treat the machines as one machine`, got: name,
      fix: 'use a different UUID for each machine, or remove `identity`; for a fleet, set the UUIDs in `overrides`',
    };
    case 'PORT_DUPLICATE': return { code, message: `node port ${name} is also used by ${others}; the API server rejects the second Service`, got: name, fix: 'use another node port, or let the cluster choose one' };
    case 'SERVICE_INVALID': return { code, message: `the cluster IP is also used by ${others}; the API server rejects the second Service`, got: name, fix: 'use another `clusterIp`, or let the cluster choose one' };
    case 'MIGRATION_POLICY_INVALID': return {
      code,
      message: `migration policy "${name}" and ${others} select the same machines, and KubeVirt uses only the policy whose name is first in the alphabet`,
      fix: 'combine the policies',
    };
  }
}
