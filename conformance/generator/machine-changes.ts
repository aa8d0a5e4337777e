/** Changes of one field of a running machine. */
import { MACHINE_FIELDS, MachineField, PLAIN } from './machine-fields';
import { AttachedDiskSpec, MachineSpec } from '../../src/model/machine';

export interface MachineChange {
  readonly what: string;
  readonly before: MachineSpec;
  readonly after: MachineSpec;
}

const IMAGE = { kind: 'containerImage', image: 'quay.io/a/b:1', pullPolicy: 'IfNotPresent' } as const;
const BOOT: AttachedDiskSpec = { name: 'system', bus: 'virtio', inline: IMAGE };
const BASE: MachineSpec = { ...PLAIN, disks: [BOOT] };
const DATA: AttachedDiskSpec = { name: 'data', existing: true, bus: 'scsi', hotpluggable: true };

/** Fields that are not part of one object, or that create another machine. */
const ELSEWHERE = ['apiVersion', 'running', 'disks', 'leaveToCluster', 'spread', 'fleet', 'runStrategy'];

const isFit = ({ field, spec }: MachineField) => !ELSEWHERE.includes(field) && JSON.stringify(spec) !== JSON.stringify(PLAIN);

export const MACHINE_CHANGES: readonly MachineChange[] = [
  ...MACHINE_FIELDS.filter(isFit).map(({ field, spec }) => ({ what: `${field}: ${said(field, spec)}`, before: BASE, after: { ...spec, disks: [BOOT] } })),
  { what: 'disks: a claim is added', before: BASE, after: { ...BASE, disks: [BOOT, { ...DATA, hotpluggable: false }] } },
  { what: 'disks: a claim that can be hotplugged is added', before: BASE, after: { ...BASE, disks: [BOOT, DATA] } },
  { what: 'disks: a claim that can be hotplugged is removed', before: { ...BASE, disks: [BOOT, DATA] }, after: BASE },
  { what: 'disks: another image', before: BASE, after: { ...BASE, disks: [{ ...BOOT, inline: { ...IMAGE, image: 'quay.io/a/b:2' } }] } },
  { what: 'disks: another bus', before: BASE, after: { ...BASE, disks: [{ ...BOOT, bus: 'sata' }] } },
  { what: 'disks: another cache', before: BASE, after: { ...BASE, disks: [{ ...BOOT, tuning: { cache: 'none' } }] } },
  { what: 'networks: one is removed', before: { ...BASE, networks: [{ kind: 'named', name: 'storage' }] }, after: BASE },
  { what: 'nodeSelector: it is removed', before: { ...BASE, nodeSelector: { zone: 'a' } }, after: BASE },
  { what: 'resources: fewer sockets', before: { ...BASE, resources: { cores: 1, sockets: 2, memory: '2Gi' } }, after: BASE },
  { what: 'resources: less memory', before: { ...BASE, resources: { cores: 1, sockets: 1, memory: '4Gi' } }, after: BASE },
];

/** The value, shortened. */
function said(field: string, spec: MachineSpec): string {
  const value = field.startsWith('hardware.') ? spec.hardware : spec[field as keyof MachineSpec];
  return (JSON.stringify(value) ?? 'none').slice(0, 100);
}
