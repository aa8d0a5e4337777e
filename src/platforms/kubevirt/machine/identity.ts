import { createHash } from 'crypto';
import { isLeft } from './left';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { Joint, put, take } from '../../fields';
import { KubeVirtTarget } from '../target';

const FIRMWARE = ['spec', 'template', 'spec', 'domain', 'firmware'];

/**
 * Writes the given `identity`, or a UUID that is derived from namespace, name and seed. For a pool, no UUID is written, because the machines of
 * the pool must not have the same UUID.
 */
export const identity: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree, { namespace }, target) => {
    if (spec.pool) return;
    const uuid = machineUuid(spec, namespace, target);
    const { identity: own = isLeft(spec, MachineDefault.IDENTITY) ? {} : { uuid, serial: uuid } } = spec;
    if (own.uuid !== undefined) put(tree, [...FIRMWARE, 'uuid'], own.uuid);
    if (own.serial !== undefined) put(tree, [...FIRMWARE, 'serial'], own.serial);
  },
  read: (tree, { namespace }, target) => {
    const name = (tree.metadata as { readonly name?: string } | undefined)?.name ?? '';
    const derived = machineUuid({ name }, namespace, target);
    const uuid = take<string>(tree, [...FIRMWARE, 'uuid']);
    const serial = take<string>(tree, [...FIRMWARE, 'serial']);
    if (uuid === derived && serial === derived) return {};
    if (uuid === undefined && serial === undefined) return {};
    return { identity: { ...uuid !== undefined && { uuid }, ...serial !== undefined && { serial } } };
  },
};

/** The text form of a UUID. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function checkIdentity({ identity: own }: MachineSpec, problems: Problem[]): void {
  if (own?.uuid === undefined || UUID.test(own.uuid)) return;
  problems.push({
    code: 'HARDWARE_INVALID',
    message: '`identity.uuid` is not a UUID',
    got: quote(own.uuid),
    allowed: 'e.g. 299d7c76-857b-8f4d-b2d0-11d328c469f6',
    fix: 'correct the UUID; for an existing machine, `kubectl get vmi NAME -o jsonpath={.spec.domain.firmware.uuid}` shows the UUID',
  });
}

/**
 * The machine's identity: its firmware UUID and serial, derived from its namespace, name and seed.
 *
 * Without a UUID in the manifest, KubeVirt since 1.6 creates a random UUID. If the machine is then deleted and recreated from Git, the new
 * machine has a different UUID. So cloud-init runs again, and licences are lost. Because the UUIDs of existing machines depend on this function, its
 * result must never change.
 *
 * A new `cloudInitSeed` changes the identity on purpose.
 */
function machineUuid({ name, cloudInitSeed = '' }: MachineSpec, namespace = '', { identitySeed }: KubeVirtTarget): string {
  const hex = createHash('sha256').update(['cdk8s-vm-fleet', identitySeed, namespace, name, cloudInitSeed].join('\n')).digest('hex');
  // Sets version 8 (custom) and the variant of RFC 9562.
  const variant = '89ab'[parseInt(hex[16], 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
