import { SubjectKind } from './impact-data';
import { itemsOf } from './rules/kubevirt/values';
import { MACHINE_LABEL } from '../platforms/kubevirt/labels';
import { ApiObjectData } from '../platforms/reading';

/** The kind of subject that reports show for each kind of object. */
const KINDS: Readonly<Record<string, SubjectKind>> = {
  VirtualMachine: 'machine', VMInstance: 'machine', VirtualMachinePool: 'pool',
  DataVolume: 'disk', PersistentVolumeClaim: 'disk', VMDisk: 'disk',
  Service: 'network', NetworkPolicy: 'network', SecurityGroup: 'network', VirtualPrivateCloud: 'network', NetworkAttachmentDefinition: 'network',
  Tenant: 'tenant', Namespace: 'tenant', ResourceQuota: 'tenant', LimitRange: 'tenant',
  Plan: 'backup', BackupJob: 'backup', RestoreJob: 'backup', Backup: 'backup',
  VirtualMachineSnapshot: 'snapshot', VirtualMachineRestore: 'snapshot', VirtualMachineClone: 'snapshot', VirtualMachineExport: 'snapshot',
  VirtualMachineInstancetype: 'catalog', VirtualMachineClusterInstancetype: 'catalog', VirtualMachinePreference: 'catalog', VirtualMachineClusterPreference: 'catalog',
  DataSource: 'catalog', DataImportCron: 'catalog', MigrationPolicy: 'catalog',
};

export const MACHINE_KINDS: readonly string[] = ['VirtualMachine', 'VMInstance', 'VirtualMachinePool'];

export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly namespace?: string;
}

/** Looks up a machine of a namespace by its name. */
export type FindMachine = (namespace: string | undefined, name: string) => ApiObjectData | undefined;

/** The subject of an object. If the object belongs to a machine, e.g. its Service, the subject is the machine. */
export function subjectOf(object: ApiObjectData, findMachine: FindMachine): Subject {
  const { kind, metadata: { name, namespace } } = object;
  const place = namespace === undefined ? {} : { namespace };
  const machine = besideMachine(object, findMachine);
  if (machine !== undefined) return { kind: 'machine', name: machine, ...place };
  return { kind: KINDS[kind] ?? 'other', name, ...place };
}

const SUFFIXES = ['-cloud-init', '-ssh-keys'];

/** The name of the machine to which a Service, a NetworkPolicy or a Secret belongs. */
export function besideMachine({ kind, spec, metadata: { name, namespace } }: ApiObjectData, findMachine: FindMachine): string | undefined {
  if (kind === 'Service' || kind === 'NetworkPolicy') {
    const { selector, podSelector } = (spec ?? {}) as Readonly<Record<string, any>>;
    const labels = kind === 'Service' ? selector : podSelector?.matchLabels;
    const selected = labels?.[MACHINE_LABEL] ?? labels?.['vm.kubevirt.io/name'] ?? labels?.['kubevirt.io/vm'] ?? labels?.['kubevirt.io/domain'];
    return selected === name && findMachine(namespace, name) !== undefined ? name : undefined;
  }
  if (kind !== 'Secret') return undefined;
  for (const suffix of SUFFIXES) {
    const owner = name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined;
    if (owner !== undefined && findMachine(namespace, owner) !== undefined) return owner;
  }
  return undefined;
}

/**
 * The name of the machine, if a Service or a NetworkPolicy selects a single machine. The machine can have another name than the Service or the
 * policy.
 */
export function selectedMachine({ kind, spec }: ApiObjectData): string | undefined {
  const { selector, podSelector } = (spec ?? {}) as Readonly<Record<string, any>>;
  const labels = kind === 'Service' ? selector : kind === 'NetworkPolicy' ? podSelector?.matchLabels : undefined;
  return labels?.[MACHINE_LABEL] ?? labels?.['vm.kubevirt.io/name'];
}

/** Whether a volume or an access credential of a machine refers to a Secret or ConfigMap with this name. */
export function names(machine: ApiObjectData, name: string): boolean {
  const places = [itemsOf(machine, 'volumes'), itemsOf(machine, 'accessCredentials')];
  return places.some(items => JSON.stringify(items).includes(JSON.stringify(name)));
}
