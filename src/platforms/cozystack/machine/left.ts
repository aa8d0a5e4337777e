import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { at, Joint } from '../../fields';
import { notSupported, PLAIN_KUBEVIRT } from '../../resolve/problems';
import { CozystackTarget } from '../target';

/** The defaults that this library writes on this platform. The charts set all other defaults. */
const HERE: readonly string[] = [MachineDefault.SERVICE, MachineDefault.DISK_DEVICE];

/** `leaveToCluster`, which has no field in the manifest. The joints `exposure` and `guest` omit the defaults that it names. */
export const left: Joint<MachineSpec, CozystackTarget> = {
  write: ({ leaveToCluster = [] }, _, __, target, problems) => {
    for (const each of leaveToCluster) {
      if (!HERE.includes(each)) problems.push(notSupported(`the default "${each}" (\`leaveToCluster\`)`, `${PLAIN_KUBEVIRT}; on this platform the Helm charts decide`, target));
    }
  },
  read: (tree, _, { capabilities }) => {
    const disks = (at(tree, ['spec', 'disks']) ?? []) as readonly { readonly bus?: string }[];
    const leftHere = [
      ...at(tree, ['spec', 'external']) === undefined ? [MachineDefault.SERVICE] : [],
      ...capabilities.explicitBus && disks.some(({ bus }) => bus === undefined) ? [MachineDefault.DISK_DEVICE] : [],
    ];
    return leftHere.length === 0 ? {} : { leaveToCluster: leftHere };
  },
};
