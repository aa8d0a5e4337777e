import { API_VERSION } from './api-version';
import { sourceOf } from './disk-source';
import { METADATA_PREFIX } from './metadata-prefix';
import { DISK_NAME } from './release-name';
import { CozystackTarget } from './target';
import type { VmDiskSpec } from '../../../imports/apps.cozystack.io';
import { DiskModel } from '../../model/disk';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { resolveDisk } from '../resolve/disk';
import { Wire } from '../wire';

/** A disk as Cozystack has it. */
export function renderDisk(model: DiskModel, target: CozystackTarget): Rendering {
  const { name, labels, annotations, source, storageClass } = model;
  const problems = [
    ...nameProblems('the disk\'s name', name, DISK_NAME, '; of a machine\'s own system disk: `systemDisk: { name }`'),
    ...metadataProblems(labels, annotations, METADATA_PREFIX),
  ];
  const { image, size } = resolveDisk(model, target, problems);
  const spec: Wire<VmDiskSpec> = {
    optical: model.optical || undefined,
    source: sourceOf(source, image, target, problems),
    storage: size?.asString(),
    storageClass,
  };
  return { problems, manifests: [{ id: MAIN, apiVersion: API_VERSION, kind: 'VMDisk', name, labels, annotations, body: { spec } }] };
}
