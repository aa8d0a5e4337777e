import { createHash } from 'crypto';
import { KubeVirtTarget } from './target';
import { MachineModel } from '../../model/machine';

/**
 * The machine's identity: its firmware UUID and serial, from what names it.
 *
 * Without one the platform makes up a random one at creation, so that a machine that is deleted and made again from
 * Git is another machine (cloud-init runs again, licences are lost). The derivation is a contract: it must never change.
 *
 * A new `cloudInitSeed` makes another machine of it on purpose.
 */
export function machineUuid({ namespace = '', name, cloudInitSeed = '' }: MachineModel, { identitySeed }: KubeVirtTarget): string {
  const hex = createHash('sha256').update(['cdk8s-vm-fleet', identitySeed, namespace, name, cloudInitSeed].join('\n')).digest('hex');
  // Version 8 (custom) and the variant of RFC 9562 have their places in it.
  const variant = '89ab'[parseInt(hex[16], 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
