import { IConstruct } from 'constructs';
import { FleetDefaults } from './fleet-defaults';
import { FLEET_DEFAULTS } from './shape';
import { DEFAULT_STORAGE_CLASS } from '../disk/disk';
import { faultsOf } from '../findings/shape';
import { SshKey } from '../guest/ssh-key';
import { GoldenImage } from '../image/golden-image';
import { InstanceType } from '../instance-type/instance-type';
import { Exposure } from '../network/exposure';
import { enroll } from '../scope/enroll';
import { Inherited } from '../scope/inherited';

export const DEFAULT_INSTANCE_TYPE = new Inherited<InstanceType>();
export const DEFAULT_IMAGE = new Inherited<GoldenImage>();
export const DEFAULT_SSH_KEYS = new Inherited<readonly SshKey[]>();
export const DEFAULT_EXPOSURE = new Inherited<Exposure>();

/** Sets defaults for a scope; what is left out stays as it is above. */
export function setDefaults(scope: IConstruct, defaults: FleetDefaults): void {
  const misshapen = faultsOf('defaults', defaults, FLEET_DEFAULTS);
  if (misshapen.length > 0) {
    enroll({ construct: scope, kind: 'other', problems: () => misshapen });
    return;
  }
  const { instanceType, image, sshKeys, storageClass, exposure } = defaults;
  if (instanceType) DEFAULT_INSTANCE_TYPE.set(scope, instanceType);
  if (image) DEFAULT_IMAGE.set(scope, image);
  if (sshKeys) DEFAULT_SSH_KEYS.set(scope, [...sshKeys]);
  if (storageClass) DEFAULT_STORAGE_CLASS.set(scope, storageClass);
  if (exposure) DEFAULT_EXPOSURE.set(scope, exposure);
  enroll({
    construct: scope,
    kind: 'other',
    // Said once, where the mistake was made, and not at each machine that inherits it.
    problems: () => [...(sshKeys ?? []).flatMap(key => key._problems()), ...exposure?._problems() ?? []],
  });
}
