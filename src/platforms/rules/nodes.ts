import { addressProblems } from './address/address';
import { connectionProblems } from './connections';
import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { findSecrets, secretProblem, secretSearch } from '../../findings/secrets';
import { DiskSourceSpec } from '../../model/disk';
import { ModelNode, NodeOf } from '../../model/fleet-model';
import { repeated } from '../../model/repeated';
import { Cluster } from '../fleet';
import { undated } from '../one-shot';
import { clonedDisk } from '../resolve/cloned-disk';
import { retentionProblems } from '../retention';

/** Checks a node on any platform, by kind. */
export function nodeProblems(node: ModelNode, cluster: Cluster, memo: Memo): Problem[] {
  switch (node.kind) {
    case 'disk': {
      const { name, source } = node.spec;
      const address = source && 'url' in source && source.url !== undefined
        ? addressProblems(`disk "${name}"`, source.kind, source.url, source.kind === 'registry' && source.pulledByNode) : [];
      return [...cloneRing(node, cluster), ...address, ...source && address.length === 0 ? sourceSecrets(source, memo) : [], ...retentionProblems(`disk "${name}"`, node.spec)];
    }
    case 'tenant': {
      const { name, parent } = node.spec;
      return [
        ...parent?.elsewhere?.otherCluster ? [otherCluster(`tenant "${parent.name}"`, `tenant "${name}"`, parent.elsewhere.platform, cluster)] : [],
        ...retentionProblems(`tenant "${name}"`, node.spec),
      ];
    }
    case 'snapshot': return retentionProblems(`snapshot "${node.spec.name}"`, node.spec);
    case 'restoreJob': return undated(node.spec.name);
    case 'snapshotRestore': return undated(node.spec.name);
    case 'connections': return connectionProblems(node.spec);
    case 'isolation': {
      const twice = repeated((node.spec.allowed ?? []).map(({ id }) => id));
      return twice.map(id => ({ code: 'NAME_DUPLICATE', message: 'two entries of allowed traffic have the same id', got: quote(id), fix: 'use a different id for each entry' }));
    }
    case 'privateNetwork': return (node.spec.peers ?? []).flatMap(({ name, elsewhere }): Problem[] => elsewhere?.otherCluster ? [{
      code: 'NETWORK_ELSEWHERE',
      message: `private network "${name}" is in another cluster; peers must be in the same cluster`,
      got: elsewhere.platform,
      allowed: cluster.driver?.label,
      fix: 'use the same Platform value for both charts, or connect the networks with a VPN',
    }] : []);
    default: return [];
  }
}

/** Reports a disk that is a clone of itself, directly or through other disks. CDI never creates the volume of this disk. */
function cloneRing({ namespace, spec }: NodeOf<'disk'>, cluster: Cluster): Problem[] {
  if (clonedFrom(spec.source, namespace) === undefined) return [];
  const chain: string[] = [];
  for (let name: string | undefined = spec.name; name !== undefined; name = clonedFrom(cluster.node('disk', namespace, name)?.spec.source, namespace)) {
    if (chain.includes(name)) {
      return name !== spec.name ? [] : [{
        code: 'DISK_SOURCE_INVALID',
        message: `disk "${name}" is cloned from itself${chain.length === 1 ? '' : `, by way of ${chain.slice(1).join(', ')}`}, so it is never created`,
        got: [...chain, name].join(' => '),
        fix: 'use another source for one of them',
      }];
    }
    chain.push(name);
  }
  return [];
}

function clonedFrom(source: DiskSourceSpec | undefined, own: string | undefined): string | undefined {
  const cloned = clonedDisk(source, own);
  return cloned?.namespace === own ? cloned?.name : undefined;
}

/** Reports tokens in addresses and headers, because the user commits the addresses and headers with the manifests. */
function sourceSecrets(source: DiskSourceSpec, memo: Memo): Problem[] {
  if (!('url' in source)) return [];
  return findSecrets(source, 'source', secretSearch(memo)).map(({ place, ...sighting }) => (
    secretProblem(place.name, sighting, 'The manifest is committed, and everyone with permission to list disks can read the secret')));
}

function otherCluster(what: string, who: string, there: string | undefined, { driver }: Cluster): Problem {
  return {
    code: 'DISK_ELSEWHERE',
    message: `${what} is in another cluster than ${who}, which refers to it`,
    got: there ?? 'no platform',
    allowed: driver?.label ?? 'no platform',
    fix: 'use the same Platform value for both charts',
  };
}

