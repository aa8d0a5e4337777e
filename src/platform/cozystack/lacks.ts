import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { InlineVolumeModel, KubeVirtWords, MachineModel } from '../../model/machine';
import { ResolvedCompute } from '../resolve/compute';
import { notSupported, PLAIN_KUBEVIRT } from '../resolve/problems';
import { ResolvedProfile } from '../resolve/profile';

/** What the charts have no value for, in the words of the properties. */
const WORDS: Readonly<Record<keyof KubeVirtWords, string>> = {
  scheduling: 'a say in which nodes a machine stands on (`nodeSelector`, `nodeAffinity`, `machineAffinity`, `tolerations`, `spread`)',
  hardware: 'virtual hardware beyond type and profile (`hardware`)',
  card: 'a say in network cards (`networkInterface`)',
  accessCredentials: 'keys and passwords in Secrets of others (`accessCredentials`; `sshKeys` and the cloud config have them)',
  cloudInitDrive: 'a choice of the drive of cloud-init (`cloudInitDrive`)',
  networkData: 'a network configuration of cloud-init (`networkData`)',
  evictionStrategy: 'an eviction strategy (`evictionStrategy`)',
  hostname: 'a host name beside the machine\'s (`hostname`; `cloudConfig.hostname` is one)',
  subdomain: 'a subdomain (`subdomain`)',
  terminationGraceSeconds: 'a say in how long a guest may take to shut down (`terminationGracePeriod`)',
  readinessProbe: 'probes (`readinessProbe`)',
  livenessProbe: 'probes (`livenessProbe`)',
};

const WORD_LIST = Object.entries(WORDS) as readonly [keyof KubeVirtWords, string][];

/** Says of each word that it is of plain KubeVirt: nothing is dropped silently. */
export function refuseKubeVirtWords(model: MachineModel, target: CozystackTarget, problems: Problem[]): void {
  for (const [word, what] of WORD_LIST) {
    if (model[word] !== undefined) problems.push(notSupported(what, PLAIN_KUBEVIRT, target));
  }
  const { disks } = model;
  if (disks.some(({ inline }) => inline && isEphemeral(inline.kind))) problems.push(notSupported('disks that are gone when the machine stops (EphemeralDisk)', PLAIN_KUBEVIRT, target));
  if (disks.some(({ inline }) => inline && !isEphemeral(inline.kind))) problems.push(notSupported('configuration as a disk (ConfigDisk)', PLAIN_KUBEVIRT, target));
  if (disks.some(({ tuning }) => tuning !== undefined)) problems.push(notSupported('a say in how disks are treated (`tuning`)', PLAIN_KUBEVIRT, target));
  if (model.pool) problems.push(notSupported('pools of machines (MachinePool; a Fleet has named ones)', PLAIN_KUBEVIRT, target));
  if (model.networks.some(network => network.kind === 'named' && network.card)) problems.push(notSupported('a say in network cards (`card`)', PLAIN_KUBEVIRT, target));
}

/** The charts name types and profiles of the cluster. */
export function refuseCatalogWords(
  { inferredFrom, type }: ResolvedCompute, profile: ResolvedProfile | undefined, target: CozystackTarget, problems: Problem[],
): void {
  if (inferredFrom !== undefined) problems.push(notSupported('inferred instance types (`InstanceType.inferred`)', PLAIN_KUBEVIRT, target));
  if (profile?.inferredFrom !== undefined) problems.push(notSupported('inferred instance profiles (`InstanceProfile.inferred`)', PLAIN_KUBEVIRT, target));
  if (type?.namespaced || profile?.namespaced) problems.push(notSupported('instance types and profiles of a namespace', PLAIN_KUBEVIRT, target));
}

function isEphemeral(kind: InlineVolumeModel['kind']): boolean {
  return kind === 'containerImage' || kind === 'empty';
}
