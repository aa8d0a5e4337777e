import type { DiskDevice } from './disk-device';
import { DiskAttachment, IDisk } from './disk-reference';
import { gate } from '../../model/calls/gate';
import { InlineVolumeSpec } from '../../model/machine';
import { ownCopy } from '../app/told';

/**
 * How a configuration disk is attached to a machine.
 */
export interface ConfigDiskOptions extends DiskDevice {
  /**
   * Whether the disk is attached as a CD-ROM.
   * @default - true for the answer file of Windows, otherwise false
   */
  readonly optical?: boolean;
}

/**
 * A disk with configuration for the guest. Plain KubeVirt only.
 */
export class ConfigDisk {
  /**
   * A disk with a file for each entry of a `ConfigMap` in the machine's namespace.
   *
   * @param name name of the `ConfigMap`, which is also the name of the disk
   * @param options how the disk is attached
   */
  public static configMap(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'configMap', name }, options);
  }

  /**
   * A disk with a file for each entry of a `Secret` in the machine's namespace.
   *
   * @param name name of the `Secret`, which is also the name of the disk
   * @param options how the disk is attached
   */
  public static secret(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'secret', name }, options);
  }

  /**
   * A CD-ROM with the answer file of a Windows installation. The file is the entry `autounattend.xml` or `unattend.xml` of a `ConfigMap`.
   *
   * @param name name of the `ConfigMap`
   * @param options how the disk is attached
   */
  public static sysprepFromConfigMap(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'sysprepConfigMap', name }, { optical: true, ...options });
  }

  /**
   * A CD-ROM with the answer file of a Windows installation. The file is an entry of a `Secret`. Use a `Secret` if the file contains a product key or
   * a password.
   *
   * @param name name of the `Secret`
   * @param options how the disk is attached
   */
  public static sysprepFromSecret(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'sysprepSecret', name }, { optical: true, ...options });
  }

  /**
   * The cloud-init disk. A machine with `cloudConfig`, `cloudInit`, `networkData` or SSH keys always has this disk. By default, the disk comes after
   * the machine's other disks. To set the position and the device of the disk, add `ConfigDisk.cloudInit()` to the list of disks. Becomes a device
   * for the volume `cloudInitNoCloud` or `cloudInitConfigDrive`.
   *
   * @param options how the disk is attached; `alias` is the name of the disk, by default `cloudinit`
   */
  public static cloudInit(options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume('cloudinit', { kind: 'cloudInit' }, options);
  }

  private constructor() {
  }
}

gate(ConfigDisk);

class ConfigVolume implements IDisk {
  public readonly diskName: string;

  /** @internal */
  public readonly _attachment: DiskAttachment;

  constructor(name: string, inline: InlineVolumeSpec, options: ConfigDiskOptions) {
    const { alias = name, optical, ...device } = options;
    this.diskName = alias;
    this._attachment = ownCopy({ ...device, ...optical && { optical }, inline });
  }
}
