import { FLEET_LABEL, MACHINE_LABEL } from './labels';
import { keepsState } from './persistent-state';
import { MAC_ADDRESS } from './rules';
import { machineReference, snapshotObjectProblems } from './snapshot';
import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import { POD_NETWORK } from './virtual-machine';
import type { VirtualMachineCloneSpec } from '../../../imports/clone.kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { CloneModel } from '../../model/snapshot';
import { Rendering } from '../driver';
import { nameProblems, referenceProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { notSupported } from '../resolve/problems';
import { Wire } from '../wire';

const SINCE = { beta: KubeVirtVersion.V1_5, patches: KubeVirtVersion.V1_6, volumeNames: KubeVirtVersion.V1_8 } as const;

/** By these an engine knows what it made, and would count the clone as its own and delete it. */
const ENGINE_LABELS = ['!app.kubernetes.io/instance', '!kustomize.toolkit.fluxcd.io/*'];
const ENGINE_ANNOTATIONS = ['!argocd.argoproj.io/*', '!kustomize.toolkit.fluxcd.io/*', '!kubectl.kubernetes.io/*'];
/** By these Services and policies find the original, and would find the clone as well. */
const OWN_LABELS = [`!${MACHINE_LABEL}`, `!${FLEET_LABEL}`];

export function renderClone(model: CloneModel, target: KubeVirtTarget): Rendering {
  const { name, labels, annotations, source, filters, macAddresses } = model;
  const spec: Omit<Wire<VirtualMachineCloneSpec>, 'newSmBiosSerial'> & { readonly newSMBiosSerial?: string } = {
    source: { apiGroup: source.kind === 'VirtualMachine' ? 'kubevirt.io' : 'snapshot.kubevirt.io', ...source },
    target: machineReference(model.target),
    labelFilters: [...filters.labels ?? ['*'], ...ENGINE_LABELS],
    annotationFilters: [...filters.annotations ?? ['*'], ...ENGINE_ANNOTATIONS],
    template: { labelFilters: [...filters.templateLabels ?? ['*'], ...OWN_LABELS], annotationFilters: filters.templateAnnotations },
    newMacAddresses: Object.keys(macAddresses).length === 0 ? undefined : macAddresses,
    newSMBiosSerial: model.serial,
    patches: model.patches.length === 0 ? undefined : model.patches,
    volumeNamePolicy: model.volumeNames as Wire<VirtualMachineCloneSpec>['volumeNamePolicy'],
  };
  const apiVersion = `clone.kubevirt.io/${atLeast(target.version, SINCE.beta) ? 'v1beta1' : 'v1alpha1'}`;
  return {
    problems: [
      ...snapshotObjectProblems('clone', model, target),
      ...referenceProblems('what is cloned', source.name),
      ...nameProblems('the name of the cloned machine', model.target, 63),
      ...cloneProblems(model, target),
    ],
    manifests: [{ id: MAIN, apiVersion, kind: 'VirtualMachineClone', name, labels, annotations, body: { spec } }],
  };
}

function cloneProblems(model: CloneModel, target: KubeVirtTarget): Problem[] {
  const { name, source, machine, macAddresses, filters, patches, volumeNames } = model;
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string, got?: unknown) => problems.push({
    code: 'BACKUP_INVALID', message: `${message} (clone "${name}")`, got: got === undefined ? undefined : quote(got), fix,
  });
  if (source.kind === 'VirtualMachine' && source.name === model.target) wrong('the clone has the name of the original', 'take another `target`', model.target);
  if (machine && keepsState(machine, target)) {
    wrong('KubeVirt clones no machine that keeps the state of UEFI or TPM', 'clone its disks (DiskSource.disk) into a machine of its own');
  }
  const networks = machine && [POD_NETWORK, ...machine.networks.flatMap(network => network.kind === 'named' ? [network.name] : [])];
  for (const [network, address] of Object.entries(macAddresses)) {
    if (!MAC_ADDRESS.test(address)) wrong(`the MAC address on network "${network}" is none of a machine's`, 'give one such as 02:00:00:00:00:01', address);
    if (networks && !networks.includes(network)) wrong('a MAC address on a network that the machine is not on', `name one of ${networks.join(', ')}`, network);
  }
  for (const filter of Object.values(filters).flat() as string[]) {
    if (!/^(\*|!?[^!*]+\*?)$/.test(filter)) wrong('KubeVirt reads no such filter', '"!" goes in front and "*" at the end, e.g. "!example.com/*"', filter);
  }
  for (const patch of patches) if (!isJson(patch)) wrong('a patch is no JSON', 'give a JSON patch, e.g. {"op": "remove", "path": "/spec/..."}', patch);
  if (patches.length > 0 && !atLeast(target.version, SINCE.patches)) problems.push(notSupported('patches of clones (`patches`)', `KubeVirt ${SINCE.patches} and later`, target));
  if (volumeNames !== undefined && !atLeast(target.version, SINCE.volumeNames)) {
    problems.push(notSupported('a say in the names of a clone\'s volumes (`volumes`)', `KubeVirt ${SINCE.volumeNames} and later`, target));
  }
  if (volumeNames === 'InPlace') wrong('the volumes of a clone cannot take the place of the original\'s', 'take RestoredVolumes.PREFIXED or RANDOM');
  return problems;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
