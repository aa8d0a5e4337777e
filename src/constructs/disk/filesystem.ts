import { gate } from '../../model/calls/gate';
import { FilesystemSpec } from '../../model/machine';

/**
 * A folder that the guest mounts with virtiofs: `mount -t virtiofs NAME /mnt`. Before KubeVirt 1.5, a machine with a `Filesystem` cannot be migrated
 * live. On KubeVirt 1.5 to 1.7, folders from a `ConfigMap`, a `Secret` or a service account need the feature gate EnableVirtioFsConfigVolumes. Plain
 * KubeVirt only: `domain.devices.filesystems`.
 */
export class Filesystem {
  /**
   * The content of a volume claim. Needs the feature gate EnableVirtioFsStorageVolumes.
   *
   * @param name the name by which the guest mounts the folder
   * @param claim name of the `PersistentVolumeClaim`
   */
  public static claim(name: string, claim: string): Filesystem {
    return new Filesystem({ name, source: { kind: 'claim', name: claim } });
  }

  /**
   * The content of a `DataVolume`. The machine does not start before the `DataVolume` is complete. Needs the feature gate
   * EnableVirtioFsStorageVolumes.
   *
   * @param name the name by which the guest mounts the folder
   * @param dataVolume name of the `DataVolume`
   */
  public static dataVolume(name: string, dataVolume: string): Filesystem {
    return new Filesystem({ name, source: { kind: 'dataVolume', name: dataVolume } });
  }

  /**
   * A file for each entry of a `ConfigMap`. A running guest sees changes of the `ConfigMap`.
   *
   * @param name the name by which the guest mounts the folder
   * @param configMap name of the `ConfigMap`
   */
  public static configMap(name: string, configMap: string): Filesystem {
    return new Filesystem({ name, source: { kind: 'configMap', name: configMap } });
  }

  /**
   * A file for each entry of a `Secret`. A running guest sees changes of the `Secret`.
   *
   * @param name the name by which the guest mounts the folder
   * @param secret name of the `Secret`
   */
  public static secret(name: string, secret: string): Filesystem {
    return new Filesystem({ name, source: { kind: 'secret', name: secret } });
  }

  /**
   * The token of a `ServiceAccount`.
   *
   * @param name the name by which the guest mounts the folder
   * @param serviceAccount name of the `ServiceAccount`
   */
  public static serviceAccount(name: string, serviceAccount: string): Filesystem {
    return new Filesystem({ name, source: { kind: 'serviceAccount', name: serviceAccount } });
  }

  /**
   * A folder of a volume that another tool adds to the machine.
   *
   * @param name the name by which the guest mounts the folder; also the name of the volume
   */
  public static fromName(name: string): Filesystem {
    return new Filesystem({ name });
  }

  private constructor(private readonly model: FilesystemSpec) {
  }

  /** @internal */
  public _model(): FilesystemSpec {
    return this.model;
  }
}

gate(Filesystem);
