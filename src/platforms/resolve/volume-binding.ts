import { Target } from './target';
import { DiskSpec } from '../../model/disk';
import { BindingMode } from '../../model/storage';

/** If a DataVolume has this annotation, with any value, CDI does not wait for the first consumer. */
export const BIND_IMMEDIATELY = 'cdi.kubevirt.io/storage.bind.immediate.requested';

/** When the volume of a disk is created. Undefined for a storage class without a known binding mode. */
export function volumeBinding(disk: DiskSpec, { catalog, defaultStorageClass }: Target): BindingMode | undefined {
  const { source, annotations = {}, storageClass } = disk;
  if (source?.kind === 'upload' || BIND_IMMEDIATELY in annotations) return BindingMode.IMMEDIATE;
  return catalog.storageClasses.find(({ name }) => name === (storageClass ?? defaultStorageClass))?.bindingMode as BindingMode | undefined;
}
