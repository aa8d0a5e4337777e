import { DISK_PREFIX, MACHINE_PREFIX, VPC_PREFIX } from './release-name';
import { tenantNamespace } from './tenant/namespace';
import { subnetAttachmentName } from './vpc/identifiers';
import { MadeObject } from '../driver';
import { CLAIM_ADOPTION } from '../kubevirt/made-objects';
import { Manifest } from '../manifest';

const RBAC = 'rbac.authorization.k8s.io';

type Spec = Readonly<Record<string, unknown>>;

/**
 * The objects that Cozystack creates for an object: a Helm release, and the objects that the Helm chart renders. If an object with the same name
 * already exists, Helm does not adopt this object, and the release fails.
 *
 * @param hasInternalService whether a machine without exposure has a Service too
 */
export function madeOf({ kind, name, body }: Manifest, namespace: string | undefined, hasInternalService: boolean): readonly MadeObject[] {
  const spec = (body.spec ?? {}) as Spec;
  switch (kind) {
    case 'VMInstance': return machine(`${MACHINE_PREFIX}${name}`, spec, hasInternalService);
    case 'VMDisk': return disk(`${DISK_PREFIX}${name}`);
    case 'VirtualPrivateCloud': return network(name, spec, namespace);
    case 'Tenant': return [release(`tenant-${name}`), { ...core('Namespace', tenantNamespace(namespace, name)), isClusterScoped: true }];
    case 'BackupJob': return [{ group: 'backups.cozystack.io', kind: 'Backup', name }];
    default: return [];
  }
}

/** Templates of `packages/apps/vm-instance`. */
function machine(name: string, { external, sshKeys, cloudInit }: Spec, hasInternalService: boolean): MadeObject[] {
  const hasKeys = Array.isArray(sshKeys) && sshKeys.length > 0;
  return [
    release(name), { group: 'kubevirt.io', kind: 'VirtualMachine', name },
    ...external === true || hasInternalService ? [core('Service', name)] : [],
    ...hasKeys ? [core('Secret', `${name}-ssh-keys`)] : [],
    ...hasKeys || cloudInit ? [core('Secret', `${name}-cloud-init`)] : [],
    ...monitoring(name),
  ];
}

/** Templates of `packages/apps/vm-disk`, and the claim that CDI creates. */
function disk(name: string): MadeObject[] {
  return [
    release(name), { group: 'cdi.kubevirt.io', kind: 'DataVolume', name },
    { ...core('PersistentVolumeClaim', name), adoptedBy: CLAIM_ADOPTION }, ...monitoring(name),
  ];
}

/** Templates of `packages/apps/vpc`. The names of attachments depend on the namespace. */
function network(vpc: string, { subnets = [] }: Spec, namespace: string | undefined): MadeObject[] {
  const name = `${VPC_PREFIX}${vpc}`;
  const subnetNames = Array.isArray(subnets) ? subnets.map(subnet => subnet.name as string) : Object.keys(subnets as object);
  return [
    release(name), core('ConfigMap', `${name}-subnets`), ...access(`${name}-subnets`),
    ...namespace === undefined ? [] : subnetNames.map(subnet => (
      { group: 'k8s.cni.cncf.io', kind: 'NetworkAttachmentDefinition', name: subnetAttachmentName(namespace, vpc, subnet) }
    )),
  ];
}

function monitoring(name: string): MadeObject[] {
  return [{ group: 'cozystack.io', kind: 'WorkloadMonitor', name }, ...access(`${name}-dashboard-resources`)];
}

function access(name: string): MadeObject[] {
  return [{ group: RBAC, kind: 'Role', name }, { group: RBAC, kind: 'RoleBinding', name }];
}

function release(name: string): MadeObject {
  return { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease', name };
}

function core(kind: string, name: string): MadeObject {
  return { group: '', kind, name };
}
