import { readLeft } from './defaults';
import { readExposure } from './exposure';
import { readGuest } from './guest-read';
import { MACHINE } from './machine';
import { readPool } from './pool';
import { DiskSpec } from '../../../model/disk';
import { MachineSpec } from '../../../model/machine';
import { ApiTree, at } from '../../fields';
import { unlessEmpty } from '../../parts';
import { ApiObjectData, Meaning, ObjectReader, treeOf } from '../../reading';
import { DISK, readDisk } from '../disk/disk';
import { fleetFrom } from '../fleet';
import { KubeVirtTarget } from '../target';

/**
 * Reads a `VirtualMachine` or `VirtualMachinePool` and the objects that belong to it. The result is a machine, and the disks that are created
 * and deleted with the machine.
 */
export const readMachine: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const { name, namespace } = object.metadata;
  const pool = object.kind === 'VirtualMachinePool' ? readPool(object) : undefined;
  const tree = pool ? templateTree(object) : treeOf(object);
  const templates = (at(tree, ['spec', 'dataVolumeTemplates']) ?? []) as readonly ApiObjectData[];
  const original = structuredClone(tree);
  // The guest configuration is read before `MACHINE.read` removes the volumes and credentials from the tree.
  const guest = readGuest(name, namespace, tree, index);
  const exposure = pool ? {} : readExposure(index.find('Service', namespace, name), index.find('NetworkPolicy', namespace, name));
  const { identity, ...read } = MACHINE.read(tree, context, target);
  const made = new Set(templates.map(({ metadata }) => metadata.name));
  // If the manifests do not contain the DataVolume of a disk, another tool creates this DataVolume, so the disk is an existing disk.
  const disks = read.disks?.map(each => (
    each.existing || each.inline || made.has(each.name) || index.find('DataVolume', namespace, each.name) ? each : { ...each, existing: true, dataVolume: true }
  ));
  const said: MachineSpec = { ...read, ...disks && { disks }, ...guest, ...exposure, ...pool ? { pool, fleet: name } : identity && { identity } };
  const own = templates.map((template): DiskSpec => ({ ...diskIn(template, context, target), machine: name }));
  const first = said.disks?.find(({ inline }) => inline?.kind !== 'cloudInit')?.name ?? '';
  const standalone = index.find('DataVolume', namespace, first);
  const boot = own.find(disk => disk.name === first) ?? (standalone && readDisk(treeOf(standalone), context, target));
  const spec: MachineSpec = { ...said, ...readLeft({ tree: original, object, index, spec: said, isFromImage: boot?.source?.kind === 'image' }) };
  const fleet = pool ? { name, members: [] } : fleetFrom(object, index);
  return [
    ...fleet ? [{ kind: 'fleet', spec: fleet } as const] : [],
    { kind: 'machine', spec },
    ...own.map((disk): Meaning => ({ kind: 'disk', spec: disk })),
  ];
};

function diskIn(template: ApiObjectData, ...[context, target]: [Parameters<typeof DISK.read>[1], KubeVirtTarget]): DiskSpec {
  const { apiVersion, kind } = template as Partial<ApiObjectData>;
  const templateHead = { ...apiVersion !== undefined && { apiVersion }, ...kind !== undefined && { kind } };
  return { ...DISK.read(structuredClone(template) as ApiTree, context, target), ...unlessEmpty(templateHead) && { templateHead } };
}

/** The template of a pool, as if it were a machine. */
function templateTree(object: ApiObjectData): ApiTree {
  const { metadata } = object;
  const template = structuredClone(at(object, ['spec', 'virtualMachineTemplate']) ?? {}) as ApiTree;
  return { metadata: { ...metadata }, spec: template.spec };
}
