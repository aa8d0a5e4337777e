import { gate } from '../../model/calls/gate';
import { AccessCredentialSpec } from '../../model/machine';

/**
 * Keys or passwords in a `Secret` of the machine's namespace. Another tool manages this `Secret`, so that the output folder contains no
 * secrets. Plain KubeVirt only. Becomes an entry of `spec.template.spec.accessCredentials`.
 *
 * The `Secret` has to exist when the machine starts. The name of the `Secret` is a DNS label of at most 51 characters.
 *
 * @see https://kubevirt.io/user-guide/user_workloads/accessing_virtual_machines/
 */
export class AccessCredential {
  /**
   * SSH public keys that cloud-init gives to the image's default user at the first boot.
   *
   * @param secretName name of a Secret whose values are public keys
   */
  public static sshKeys(secretName: string): AccessCredential {
    return new AccessCredential({ kind: 'sshKeys', secret: secretName });
  }

  /**
   * SSH public keys that the guest agent writes, also while the machine runs. The agent overwrites `authorized_keys` of the users. The guest
   * needs the QEMU guest agent. A guest with SELinux also needs `setsebool -P virt_qemu_ga_manage_ssh on`.
   *
   * @param secretName name of a Secret whose values are public keys
   * @param users the users who get the keys, at least one
   */
  public static sshKeysByAgent(secretName: string, users: string[]): AccessCredential {
    return new AccessCredential({ kind: 'sshKeysByAgent', secret: secretName, users: [...users] });
  }

  /**
   * Passwords that the guest agent sets, also while the machine runs. The guest needs the QEMU guest agent.
   *
   * @param secretName name of a Secret whose keys are users and whose values are their passwords
   */
  public static passwordsByAgent(secretName: string): AccessCredential {
    return new AccessCredential({ kind: 'passwordsByAgent', secret: secretName });
  }

  private constructor(private readonly model: AccessCredentialSpec) {
  }

  /** @internal */
  public _model(): AccessCredentialSpec {
    return this.model;
  }
}

gate(AccessCredential);
