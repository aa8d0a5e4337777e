import { entriesOf } from './by-type';
import { sizeOf } from './quantities';
import { Scope } from './scope';
import { PullPolicy } from '../../constructs/disk/ephemeral-disk';
import { DISK_DEVICE } from '../../constructs/disk/schema';
import { AttachedDiskSpec, InlineVolumeSpec } from '../../model/machine';
import { flag, objectOf, oneOf, text } from '../../model/types';
import { call, Expression, options, value } from '../program/expression';

const OPTIONS = objectOf({ ...DISK_DEVICE, optical: flag, path: text, pullPolicy: oneOf(PullPolicy, 'PullPolicy'), pullSecret: text }, []);

/** Code for a disk that the machine defines itself (`InlineVolumeSpec`), without a persistent volume. */
export function inlineDisk(name: string, inline: InlineVolumeSpec, device: AttachedDiskSpec, scope: Scope): Expression {
  const { alias, optical, ...seen } = device;
  const more = (extra: object, own?: string) => options(entriesOf(OPTIONS, {
    ...seen, ...alias !== undefined && { alias }, ...own !== undefined && own !== name && { alias: name }, ...optical && { optical }, ...extra,
  }, scope));
  switch (inline.kind) {
    case 'containerImage': return call('EphemeralDisk', 'containerImage', value(name), value(inline.image), ...more(inline));
    case 'empty': return call('EphemeralDisk', 'empty', value(name), sizeOf(inline.size), ...more({}));
    case 'cloudInit': return call('ConfigDisk', 'cloudInit', ...more({}, 'cloudinit'));
    case 'configMap': case 'secret': return call('ConfigDisk', inline.kind, value(inline.name), ...more({}, inline.name));
    default: {
      const method = inline.kind === 'sysprepSecret' ? 'sysprepFromSecret' : 'sysprepFromConfigMap';
      return call('ConfigDisk', method, value(inline.name), ...more(optical ? {} : { optical: false }, inline.name));
    }
  }
}
