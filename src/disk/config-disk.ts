import { IDisk } from './disk-reference';
import { InlineVolumeModel } from '../model/machine';

/**
 * Configuration that a machine sees as a disk. Plain KubeVirt only.
 */
export class ConfigDisk {
  /**
   * A file for each entry of a `ConfigMap` of the machine's namespace.
   *
   * @param name name of the `ConfigMap`, which is also that of the disk
   */
  public static configMap(name: string): IDisk {
    return new ConfigVolume({ kind: 'configMap', name });
  }

  /**
   * A file for each entry of a `Secret` of the machine's namespace.
   *
   * @param name name of the `Secret`, which is also that of the disk
   */
  public static secret(name: string): IDisk {
    return new ConfigVolume({ kind: 'secret', name });
  }

  /**
   * The answer file of a Windows installation from a `ConfigMap` (`autounattend.xml` or `unattend.xml`), on a CD-ROM.
   *
   * @param name name of the `ConfigMap`
   */
  public static sysprepFromConfigMap(name: string): IDisk {
    return new ConfigVolume({ kind: 'sysprepConfigMap', name });
  }

  /**
   * The answer file of a Windows installation from a `Secret`, on a CD-ROM: it may hold a product key or password.
   *
   * @param name name of the `Secret`
   */
  public static sysprepFromSecret(name: string): IDisk {
    return new ConfigVolume({ kind: 'sysprepSecret', name });
  }

  private constructor() {
  }
}

class ConfigVolume implements IDisk {
  public readonly diskName: string;

  /** @internal */
  public readonly _inline: InlineVolumeModel;
  /** @internal */
  public readonly _optical: boolean;

  constructor(volume: InlineVolumeModel & { readonly name: string }) {
    this.diskName = volume.name;
    this._inline = volume;
    this._optical = volume.kind.startsWith('sysprep');
  }
}
