import { FindingCode } from '../../findings/codes';
import { Problem } from '../../findings/problem';
import { BackupSubjectSpec } from '../../model/backup';
import { ModelNode } from '../../model/fleet-model';
import { Place, Reference } from '../../model/reference';

/** A reference between two nodes. In messages, `what` is the node that is referred to, and `who` is the node that refers to it. */
interface Referred {
  readonly what: string;
  readonly who: string;
  readonly elsewhere?: Place;
  readonly code?: FindingCode;
}

/** Checks references by name to objects in another namespace or cluster. */
export function referenceProblems(node: ModelNode, platform: string | undefined): readonly Problem[] {
  const referred = referencesOf(node);
  if (referred.length === 0) return NO_PROBLEMS;
  const here: Place = { namespace: node.namespace, platform, otherCluster: false };
  return referred.flatMap(({ what, who, elsewhere, code = 'DISK_ELSEWHERE' }) => elsewhere === undefined ? [] : [{
    code,
    message: `${what} is in another namespace or cluster than ${who}, which refers to it by name`,
    got: placeText(elsewhere),
    allowed: placeText(here),
    fix: 'create both in one chart, or in charts with the same namespace and Platform value',
  }]);
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_REFERENCES: readonly Referred[] = [];

function placeText({ namespace, platform }: Place): string {
  return `${namespace ?? 'no namespace'} on ${platform ?? 'no platform'}`;
}

function referencesOf(node: ModelNode): readonly Referred[] {
  switch (node.kind) {
    case 'machine': {
      const { disks = [], networks = [], machineAffinity = [] } = node.spec;
      // Usually all disks of a machine are in the machine's namespace, and the machine has no other references.
      if (networks.length === 0 && machineAffinity.length === 0 && disks.every(({ elsewhere }) => elsewhere === undefined)) return NO_REFERENCES;
      const who = `machine "${node.spec.name}"`;
      return [
        ...disks.map(({ name, elsewhere }) => ({ what: `disk "${name}"`, who, elsewhere })),
        ...networks.flatMap(network => network.kind === 'vpcSubnet'
          ? [{ what: `private network "${network.vpc}"`, who, elsewhere: network.elsewhere, code: 'NETWORK_ELSEWHERE' as const }] : []),
        ...machineAffinity.flatMap(({ machines }) => machines ? [{ what: `${machines.kind} "${machines.name}"`, who, elsewhere: machines.elsewhere }] : []),
      ];
    }
    case 'disk': {
      const { name, source } = node.spec;
      return source?.kind === 'disk' ? [{ what: `disk "${source.name}"`, who: `disk "${name}", its clone`, elsewhere: source.elsewhere }] : NO_REFERENCES;
    }
    case 'service': {
      const { name, machines } = node.spec;
      return [{ what: `${machines.kind} "${machines.name}"`, who: `service "${name}"`, elsewhere: machines.elsewhere }];
    }
    case 'migrationPolicy': {
      const { name, machines } = node.spec;
      return machines ? [{ what: `${machines.kind} "${machines.name}"`, who: `migration policy "${name}"`, elsewhere: machines.elsewhere }] : [];
    }
    case 'backupPlan': return subject(node.spec.subject, `plan "${node.spec.name}"`);
    case 'backupJob': return subject(node.spec.subject, `backup job "${node.spec.name}"`);
    case 'restoreJob': {
      const { name, backup, backupElsewhere, subject: of } = node.spec;
      const who = `restore "${name}"`;
      return [...subject(of, who), { what: `backup "${backup}"`, who, elsewhere: backupElsewhere }];
    }
    case 'snapshot': return machine(node.spec.machine, `snapshot "${node.spec.name}"`);
    case 'snapshotRestore': case 'clone': {
      const { name, machine: of, snapshot } = node.spec;
      const who = `${node.kind === 'clone' ? 'clone' : 'restore'} "${name}"`;
      return [...machine(of ?? snapshot?.machine, who), ...snapshot ? [{ what: `snapshot "${snapshot.name}"`, who, elsewhere: snapshot.elsewhere }] : []];
    }
    default: return NO_REFERENCES;
  }
}

function subject(of: BackupSubjectSpec | undefined, who: string): Referred[] {
  return of ? [{ what: `${of.kind} "${of.name}"`, who, elsewhere: of.elsewhere }] : [];
}

function machine(of: Reference | undefined, who: string): Referred[] {
  return of ? [{ what: `machine "${of.name}"`, who, elsewhere: of.elsewhere }] : [];
}
