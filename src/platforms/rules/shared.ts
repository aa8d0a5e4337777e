import { paths } from './paths';
import { FindingCode } from '../../findings/codes';
import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { ModelNode, NodeOf } from '../../model/fleet-model';
import { NetworkSpec } from '../../model/machine';
import { addressesIn } from '../../model/network-data';
import { Cluster } from '../fleet';

/** What only one machine can have: a disk, a MAC address on a network, a migration policy for it. */
export class SharedThings {
  private readonly holders = new Map<string, ModelNode[]>();

  constructor(cluster: Cluster, private readonly memo: Memo) {
    for (const node of cluster.model.nodes) {
      for (const { key } of thingsOf(node, memo)) {
        const known = this.holders.get(key);
        if (known === undefined) this.holders.set(key, [node]);
        else known.push(node);
      }
    }
  }

  /** What is wrong with things of a node that other nodes have too. */
  public problems(node: ModelNode, isDuplicate: (node: NodeOf<'disk'>) => boolean, cluster: Cluster): Problem[] {
    return thingsOf(node, this.memo).flatMap(thing => {
      const others = [...new Set(this.holders.get(thing.key)!.filter(other => other !== node))];
      if (others.length === 0) return [];
      // Two disks of one name are an error already.
      const disk = thing.disk === undefined ? undefined : cluster.node('disk', node.namespace, thing.disk);
      return disk && isDuplicate(disk) ? [] : [{ code: thing.code, message: thing.message(paths(others)), got: thing.got?.(), fix: thing.fix }];
    });
  }
}

interface Thing {
  readonly key: string;
  readonly code: FindingCode;
  readonly message: (others: string) => string;
  /** Worked out if there is something to be said of it. */
  readonly got?: () => string;
  readonly fix: string;
  readonly disk?: string;
}

function thingsOf(node: ModelNode, memo: Memo): Thing[] {
  const namespace = node.namespace ?? '';
  switch (node.kind) {
    case 'machine': {
      const { disks = [], networks = [], networkData } = node.spec;
      return [
        // Many machines may read one configuration, and an ephemeral disk is each machine's own.
        ...disks.filter(({ inline }) => !inline).map(({ name, elsewhere }): Thing => ({
          key: `disk ${elsewhere?.namespace ?? namespace} ${name}`,
          code: 'DISK_ATTACHED_TWICE',
          message: others => `disk "${name}" is also attached to ${others}; it would be damaged`,
          got: () => quote(name),
          fix: 'give each machine a disk of its own (machine.addDisk)',
          disk: name,
        })),
        ...networks.flatMap((network): Thing[] => network.kind === 'named' && network.nic?.macAddress !== undefined ? [{
          key: `MAC ${namespace} ${network.name} ${network.nic.macAddress.toLowerCase()}`,
          code: 'MAC_DUPLICATE',
          message: others => `${others} has the same MAC address on network "${network.name}"; neither could be reached reliably`,
          got: () => network.nic!.macAddress!.toLowerCase(),
          fix: 'give each machine an address of its own; of a fleet in `overrides`',
        }] : []),
        ...networkData === undefined ? [] : addresses(networkData, networks, namespace, memo),
      ];
    }
    case 'migrationPolicy': {
      const { name, everywhere, machines } = node.spec;
      return [{
        key: everywhere ? 'migrations of all' : `migrations of ${namespace} ${machines?.kind ?? ''} ${machines?.name ?? ''}`,
        code: 'MIGRATION_POLICY_INVALID',
        message: others => `migration policy "${name}" and ${others} are for the same machines, of which KubeVirt takes the first by name`,
        fix: 'say all in one policy',
      }];
    }
    default: return [];
  }
}

/** Static addresses. Which card one is for, the network data does not tell, so that it counts on all networks of layer 2. */
function addresses(networkData: string, networks: readonly NetworkSpec[], namespace: string, memo: Memo): Thing[] {
  const names = networks.flatMap(network => network.kind === 'named' ? [network.name] : []);
  if (names.length === 0) return [];
  return [...new Set(memo.of(addressesIn, networkData))].flatMap(address => names.map((network): Thing => ({
    key: `address ${namespace} ${network} ${address}`,
    code: 'ADDRESS_DUPLICATE',
    message: others => `${others} has the same static address on network "${network}"; neither could be reached reliably`,
    got: () => address,
    fix: 'give each machine an address of its own; of a fleet in `overrides`',
  })));
}
