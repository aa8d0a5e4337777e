import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { KubeVirtWords, MachineModel } from '../../model/machine';
import { notSupported } from '../resolve/problems';

/** What the charts have no value for, in the words of the properties. */
const WORDS: Readonly<Record<keyof KubeVirtWords, string>> = {
  scheduling: 'a say in which nodes a machine stands on (`nodeSelector`, `nodeAffinity`, `tolerations`, `spread`)',
  hardware: 'virtual hardware beyond type and profile (`hardware`)',
  card: 'a say in network cards (`networkInterface`)',
  evictionStrategy: 'an eviction strategy (`evictionStrategy`)',
  hostname: 'a host name beside the machine\'s (`hostname`; `cloudConfig.hostname` is one)',
  subdomain: 'a subdomain (`subdomain`)',
  terminationGraceSeconds: 'a say in how long a guest may take to shut down (`terminationGracePeriod`)',
  readinessProbe: 'probes (`readinessProbe`)',
  livenessProbe: 'probes (`livenessProbe`)',
};

const WHERE = 'plain KubeVirt (Platform.kubevirt)';

/** Says of each word that it is of plain KubeVirt: nothing is dropped silently. */
export function refuseKubeVirtWords(model: MachineModel, target: CozystackTarget, problems: Problem[]): void {
  for (const [word, what] of Object.entries(WORDS)) {
    if (model[word as keyof KubeVirtWords] !== undefined) problems.push(notSupported(what, WHERE, target));
  }
  if (model.disks.some(({ config }) => config !== undefined)) problems.push(notSupported('configuration as a disk (ConfigDisk)', WHERE, target));
  if (model.disks.some(({ tuning }) => tuning !== undefined)) problems.push(notSupported('a say in how disks are treated (`tuning`)', WHERE, target));
  if (model.networks.some(network => network.kind === 'named' && network.card)) problems.push(notSupported('a say in network cards (`card`)', WHERE, target));
}
