import { FilesystemSpec, MachineSpec } from '../../../model/machine';
import { same } from '../../../model/same';
import { ApiTree, at, put } from '../../fields';

export const FILESYSTEMS = ['spec', 'template', 'spec', 'domain', 'devices', 'filesystems'];

type Source = NonNullable<FilesystemSpec['source']>;

/** Writes a device for each folder that the guest mounts. `filesystemVolumes` returns the volumes of these devices. */
export function writeFilesystems({ filesystems = [] }: MachineSpec, tree: ApiTree): void {
  if (filesystems.length > 0) put(tree, FILESYSTEMS, filesystems.map(({ name }) => ({ name, virtiofs: {} })));
}

/** The volumes of the folders. A folder without a source has no volume, because a controller adds the volume later. */
export function filesystemVolumes({ filesystems = [] }: MachineSpec): object[] {
  return filesystems.flatMap(({ name, source }) => source === undefined ? [] : [{ name, ...volumeSource(source) }]);
}

/** The volumes of disks, and the folders that the guest mounts. The folders are undefined if this library would write them in another form. */
export function readFilesystems(
  tree: ApiTree, volumes: readonly ApiTree[] | undefined,
): readonly [disks: readonly ApiTree[] | undefined, filesystems: readonly FilesystemSpec[] | undefined] {
  const devices = (at(tree, FILESYSTEMS) ?? []) as readonly { readonly name: string }[];
  const names = devices.map(({ name }) => name);
  const read = devices.map(({ name }): FilesystemSpec => {
    const volume = volumes?.find(each => each.name === name);
    const source = volume && readSource(volume);
    return { name, ...source && { source } };
  });
  const others = volumes?.filter(({ name }) => names.includes(name as string)) ?? [];
  const written: ApiTree = {};
  writeFilesystems({ name: '', filesystems: read }, written);
  const isOurs = same(at(written, FILESYSTEMS) ?? [], devices) && same(filesystemVolumes({ name: '', filesystems: read }), others);
  return [volumes?.filter(({ name }) => !names.includes(name as string)), isOurs ? read : undefined];
}

function volumeSource({ kind, name }: Source): object {
  switch (kind) {
    case 'claim': return { persistentVolumeClaim: { claimName: name } };
    case 'secret': return { secret: { secretName: name } };
    case 'serviceAccount': return { serviceAccount: { serviceAccountName: name } };
    default: return { [kind]: { name } };
  }
}

function readSource(volume: ApiTree): Source | undefined {
  const { persistentVolumeClaim, secret, serviceAccount, dataVolume, configMap } = volume as Readonly<Record<string, any>>;
  if (persistentVolumeClaim) return { kind: 'claim', name: persistentVolumeClaim.claimName };
  if (secret) return { kind: 'secret', name: secret.secretName };
  if (serviceAccount) return { kind: 'serviceAccount', name: serviceAccount.serviceAccountName };
  if (dataVolume) return { kind: 'dataVolume', name: dataVolume.name };
  return configMap && { kind: 'configMap', name: configMap.name };
}
