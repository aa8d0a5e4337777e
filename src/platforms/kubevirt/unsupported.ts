import { KubeVirtTarget } from './target';
import { NodeKind } from '../../model/fleet-model';
import { Rendering } from '../driver';
import { UnsupportedField } from '../fields';
import { COZYSTACK_ALONE, notSupported } from '../resolve/problems';

/** Kinds of nodes that plain KubeVirt does not have, with the alternatives. */
export const UNSUPPORTED_KINDS = {
  backupPlan: { unsupported: 'scheduled backups (BackupPlan)', instead: COZYSTACK_ALONE },
  backupJob: {
    unsupported: 'backups (BackupJob)', instead: `${COZYSTACK_ALONE}; on this platform use VirtualMachineSnapshot, which stays in the cluster's storage`,
  },
  restoreJob: { unsupported: 'restores of backups (RestoreJob)', instead: `${COZYSTACK_ALONE}; on this platform use VirtualMachineRestore, which restores a snapshot` },
  privateNetwork: { unsupported: 'private networks (VirtualPrivateCloud)', instead: 'Network.fromName, with a NetworkAttachmentDefinition' },
  securityGroup: { unsupported: 'security groups (SecurityGroup)', instead: 'NetworkIsolation' },
} as const satisfies { readonly [K in NodeKind]?: UnsupportedField };

type UnsupportedKind = keyof typeof UNSUPPORTED_KINDS;

export type RenderedKind = Exclude<NodeKind, UnsupportedKind>;

export function refuse(kind: UnsupportedKind, target: KubeVirtTarget): Rendering {
  const { unsupported, instead } = UNSUPPORTED_KINDS[kind];
  return { problems: [notSupported(unsupported, instead, target)], manifests: [] };
}
