import { isGoldenVolume, readGoldenImages } from './catalog/golden-images';
import { readInstanceProfile } from './catalog/instance-profiles';
import { readInstanceType } from './catalog/instance-types';
import { readDisk } from './disk/disk';
import { readMachine } from './machine/read';
import { readMigrationPolicy } from './migration-policy';
import { readPolicy } from './network/isolation';
import { readService } from './network/service';
import { readClone } from './snapshot/clone';
import { readRestore } from './snapshot/restore';
import { readSnapshot } from './snapshot/snapshot';
import { KubeVirtTarget } from './target';
import { readTenant } from './tenant/tenant';
import { ObjectReader, treeOf } from '../reading';

const readVolume: ObjectReader<KubeVirtTarget> = (object, index, context, target) => (
  isGoldenVolume(object, index, context, target) ? undefined : { kind: 'disk', spec: readDisk(treeOf(object), context, target) }
);

/** The reader of each kind. An object of another kind is read together with the object to which it belongs. */
export const READERS: Readonly<Record<string, ObjectReader<KubeVirtTarget>>> = {
  VirtualMachine: readMachine,
  VirtualMachinePool: readMachine,
  DataVolume: readVolume,
  Namespace: readTenant,
  NetworkPolicy: readPolicy,
  Service: readService,
  VirtualMachineSnapshot: readSnapshot,
  VirtualMachineRestore: readRestore,
  VirtualMachineClone: readClone,
  MigrationPolicy: readMigrationPolicy,
  VirtualMachineInstancetype: readInstanceType,
  VirtualMachineClusterInstancetype: readInstanceType,
  VirtualMachinePreference: readInstanceProfile,
  VirtualMachineClusterPreference: readInstanceProfile,
  Role: readGoldenImages,
};
