import { apiVersionOf, checkApiVersion } from './codecs';
import { checkCredentials } from './credentials';
import { checkDisks } from './devices';
import { disks } from './disks';
import { checkDns } from './dns';
import { checkExposure, exposureManifests } from './exposure';
import { MACHINE_FIELDS } from './fields';
import { ACCESS_CREDENTIAL_SECRET, guest, guestSecrets, SSH_KEYS_SUFFIX } from './guest';
import { hardware } from './hardware';
import { checkIdentity, identity } from './identity';
import { checkMigration } from './migration';
import { checkNetworks } from './network-rules';
import { nics } from './nics';
import { affinity, fleet } from './placement';
import { checkPlacement } from './placement-rules';
import { checkPool, poolManifest } from './pool';
import { checkGuest } from './probes';
import { checkExisting, checkServiceAccount } from './release-rules';
import { eviction, runState } from './run-state';
import { size } from './size';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { ApiTree, Joint, KindBinding } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { MAIN, Manifest } from '../../manifest';
import { notSupported } from '../../resolve/problems';
import { MACHINE_LABEL } from '../labels';
import { KubeVirtTarget } from '../target';

const DNS_LABEL = 63;

/** Fields that are written as separate objects. */
const beside: Joint<MachineSpec, KubeVirtTarget> = { write: () => undefined, read: () => ({}) };

/** A machine as a `VirtualMachine`. */
export const MACHINE = new KindBinding<MachineSpec, KubeVirtTarget>(
  {
    fields: MACHINE_FIELDS,
    joints: { runState, size, hardware, eviction, affinity, fleet, disks, nics, guest, identity, exposure: beside, pool: beside, left: beside },
  },
  notSupported,
);

/** A machine with the objects that belong to it: its Service, its policy, and the Secrets with the configuration of its guest. */
export function renderMachine(spec: MachineSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const problems: Problem[] = [...machineNameProblems(spec), ...metadataProblems(spec.labels, spec.annotations, ''), ...podMetadataProblems(spec)];
  const tree = MACHINE.write(spec, context, target, problems);
  checkExposure(spec, target, problems);
  checkDisks(spec, context, target, problems);
  checkNetworks(spec, target, problems);
  checkPlacement(spec, target, problems);
  checkGuest(spec, problems);
  checkDns(spec, problems);
  checkExisting(spec, problems);
  checkServiceAccount(spec, problems);
  checkCredentials(spec, problems);
  checkIdentity(spec, problems);
  checkApiVersion(spec, problems);
  checkMigration(spec, context, target, problems);
  checkPool(spec, context, problems);
  const manifests = spec.pool
    ? [poolManifest(spec, spec.pool, tree.spec as object, target), ...guestSecrets(spec)]
    : [virtualMachine(spec, tree), ...exposureManifests(spec, context), ...guestSecrets(spec)];
  return { problems, manifests };
}

function virtualMachine(spec: MachineSpec, tree: ApiTree): Manifest {
  const { name, labels, annotations } = spec;
  return { id: MAIN, apiVersion: apiVersionOf(spec), kind: 'VirtualMachine', name, labels, annotations, body: { spec: tree.spec } };
}

/** Labels that only KubeVirt's own components may set (`restrictedVmiLabels` of its webhook). */
const OF_KUBEVIRT: readonly string[] = ['created-by', 'migrationJobUID', 'nodeName', 'migrationTargetNodeName', 'schedulable', 'install-strategy'].map(name => `kubevirt.io/${name}`);

/** Checks the labels and annotations of the pod. Some labels are reserved for KubeVirt, and one for this library. */
function podMetadataProblems({ name, podLabels, podAnnotations }: MachineSpec): Problem[] {
  const own = podLabels?.[MACHINE_LABEL];
  return [
    ...Object.keys(podLabels ?? {}).filter(key => OF_KUBEVIRT.includes(key)).map((key): Problem => ({
      code: 'LABEL_INVALID', message: 'a label of the pod is reserved for KubeVirt; KubeVirt rejects the machine', got: quote(key), fix: 'remove the label from `podLabels`',
    })),
    ...metadataProblems(podLabels, podAnnotations, '').map(problem => ({ ...problem, message: `${problem.message} (of the pod)` })),
    ...own === undefined || own === name ? [] : [{
      code: 'LABEL_INVALID' as const,
      message: `\`podLabels\` has the label ${MACHINE_LABEL}, by which Services select the machine, with a value that is not the machine's name`,
      got: quote(own),
      fix: 'remove the label from `podLabels`',
    }],
  ];
}

/** Checks the name. A machine with SSH keys has a shorter limit, because the Secret of the keys becomes a volume of the pod. */
function machineNameProblems({ name, sshKeys = [], pool }: MachineSpec): Problem[] {
  const what = 'the machine\'s name';
  // A pool adds a dash and a number to the name.
  const number = pool ? 1 + String(pool.replicas).length : 0;
  if (sshKeys.length === 0) return nameProblems(what, name, DNS_LABEL - number);
  return nameProblems(
    what, name, ACCESS_CREDENTIAL_SECRET - SSH_KEYS_SUFFIX.length, '',
    'the name of the machine is a part of the name of the SSH key Secret, which becomes a volume of the pod',
  );
}
