import { MadeObject } from '../driver';
import { Manifest } from '../manifest';

const CDI_GROUP = 'cdi.kubevirt.io';

/** If an existing claim has this annotation, CDI uses the claim for a DataVolume with the same name (`AnnAllowClaimAdoption`). */
export const CLAIM_ADOPTION = 'cdi.kubevirt.io/allowClaimAdoption';

/** If a DataVolume has this annotation, CDI creates no claim, because the DataVolume uses an existing claim (`AnnPrePopulated`). */
const EXISTING_CLAIM = 'cdi.kubevirt.io/storage.prePopulated';

/** The objects that KubeVirt and CDI create for an object: a VirtualMachineInstance, DataVolumes and PersistentVolumeClaims. */
export function madeOf({ kind, name, annotations, body }: Manifest): readonly MadeObject[] {
  switch (kind) {
    case 'VirtualMachine': return [{ group: 'kubevirt.io', kind: 'VirtualMachineInstance', name }, ...volumesOf(body.spec as MachineBody)];
    case 'DataVolume': return annotations?.[EXISTING_CLAIM] === undefined ? [claim(name)] : [];
    default: return [];
  }
}

interface MachineBody {
  readonly dataVolumeTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

function volumesOf({ dataVolumeTemplates = [] }: MachineBody): MadeObject[] {
  return dataVolumeTemplates.flatMap(({ metadata: { name } }) => [{ group: CDI_GROUP, kind: 'DataVolume', name }, claim(name)]);
}

function claim(name: string): MadeObject {
  return { group: '', kind: 'PersistentVolumeClaim', name, adoptedBy: CLAIM_ADOPTION };
}
