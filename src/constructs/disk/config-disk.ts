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
   * Whether the disk is attached as a CD-ROM. @default - true for the answer file of Windows, otherwise false
   */
  readonly optical?: boolean;
}

/**
 * A disk with configuration for the guest. Plain KubeVirt only.
 */
export class ConfigDisk {
  /**
   * A file for each entry of a `ConfigMap` of the machine's namespace.
   *
   * @param name name of the `ConfigMap`, which is also the name of the disk
   * @param options how the disk is attached
   */
  public static configMap(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'configMap', name }, options);
  }

  /**
   * A file for each entry of a `Secret` of the machine's namespace.
   *
   * @param name name of the `Secret`, which is also the name of the disk
   * @param options how the disk is attached
   */
  public static secret(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'secret', name }, options);
  }

  /**
   * The answer file of a Windows installation from a `ConfigMap` (`autounattend.xml` or `unattend.xml`), on a CD-ROM.
   *
   * @param name name of the `ConfigMap`
   * @param options how the disk is attached
   */
  public static sysprepFromConfigMap(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'sysprepConfigMap', name }, { optical: true, ...options });
  }

  /**
   * The answer file of a Windows installation from a `Secret`, on a CD-ROM: it may contain a product key or password.
   *
   * @param name name of the `Secret`
   * @param options how the disk is attached
   */
  public static sysprepFromSecret(name: string, options: ConfigDiskOptions = {}): IDisk {
    return new ConfigVolume(name, { kind: 'sysprepSecret', name }, { optical: true, ...options });
  }

  /**
   * The cloud-init disk. By default a machine with `cloudConfig`, `cloudInit`, `networkData` or keys has it after its other disks; this
   * entry in the list of disks sets its position and its device. Becomes a device for the volume `cloudInitNoCloud` or
   * `cloudInitConfigDrive`.
   *
   * @param options how the disk is attached; `alias` is its name, by default `cloudinit`
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
