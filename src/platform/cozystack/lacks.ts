import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { KubeVirtWords, MachineModel } from '../../model/machine';
import { notSupported } from '../resolve/problems';

/** What the charts have no value for, in the words of the properties. */
const WORDS: Readonly<Record<keyof KubeVirtWords, string>> = {
  scheduling: 'a say in which nodes a machine stands on (`nodeSelector`, `nodeAffinity`, `tolerations`, `spread`)',
  hardware: 'virtual hardware beyond type and profile (`hardware`)',
  evictionStrategy: 'an eviction strategy (`evictionStrategy`)',
  hostname: 'a host name beside the machine\'s (`hostname`; `cloudConfig.hostname` is one)',
  subdomain: 'a subdomain (`subdomain`)',
  terminationGraceSeconds: 'a say in how long a guest may take to shut down (`terminationGracePeriod`)',
  readinessProbe: 'probes (`readinessProbe`)',
  livenessProbe: 'probes (`livenessProbe`)',
};

/** Says of each word that it is of plain KubeVirt: nothing is dropped silently. */
export function refuseKubeVirtWords(model: MachineModel, target: CozystackTarget, problems: Problem[]): void {
  for (const [word, what] of Object.entries(WORDS)) {
    if (model[word as keyof KubeVirtWords] !== undefined) problems.push(notSupported(what, 'plain KubeVirt (Platform.kubevirt)', target));
  }
}
