import { readGivenFile } from './cloud-init/read-file';
import { Problem, quote } from '../../findings/problem';
import { show } from '../../findings/secrets';
import { gate } from '../../model/calls/gate';
import { publicKeyFault } from '../../model/user-data/public-key';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/**
 * SSH public keys for logins as the image's default user.
 *
 * Becomes `VMInstance.spec.sshKeys` on Cozystack and Hikube.
 *
 * @example
 * new VirtualMachine(chart, 'web', {
 *   instanceType: InstanceType.fromName('u1.medium'),
 *   image: GoldenImage.UBUNTU_24_04,
 *   sshKeys: [SshKey.fromFile('keys/ops.pub')],
 * });
 */
export class SshKey {
  /**
   * One public key or several, each on its own line, as in an `authorized_keys` file. Empty lines and comments are left out.
   *
   * @param text e.g. `ssh-ed25519 AAAA... ops@example.com`
   */
  public static fromString(text: string): SshKey {
    return new SshKey('an SSH key', text);
  }

  /**
   * The public keys of a file, each on its own line.
   *
   * @param path relative to the working directory; under `cdk8s synth`, the working directory is the folder of `cdk8s.yaml`
   */
  public static fromFile(path: string): SshKey {
    const { bytes, problems: [unreadable] } = readGivenFile(path, 'SSH_KEY_INVALID');
    return new SshKey(show(path), bytes.toString('utf8'), unreadable);
  }

  private readonly keys: string[] = [];
  private readonly problems: Problem[] = [];

  private constructor(origin: string, text: string, unreadable?: Problem) {
    if (unreadable) {
      this.problems.push(unreadable);
    } else if (PRIVATE_KEY.test(text)) {
      this.problems.push({
        code: 'SECRET_IN_PLAIN_TEXT',
        message: `${origin} contains a private key; after a commit, everyone with access to the repository can read it`,
        fix: 'use the public key (the .pub file); replace the key pair if the private key was ever committed',
      });
    } else {
      this.read(origin, text);
    }
  }

  /** A copy of the list of public keys. Each key is one line. */
  public get publicKeys(): string[] {
    return [...this.keys ?? []];
  }

  /** @internal */
  public _model(): readonly string[] {
    return this.keys;
  }

  /** @internal */
  public _problems(): readonly Problem[] {
    return this.problems;
  }

  private read(origin: string, text: string): void {
    const lines = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'));
    for (const line of lines) {
      const fault = publicKeyFault(line);
      if (fault === undefined) {
        this.keys.push(line);
      } else {
        this.problems.push({
          code: 'SSH_KEY_INVALID',
          message: `${origin} has a line that is not a public key: ${fault}`,
          got: quote(line.length > 40 ? `${line.slice(0, 40)}...` : line),
          allowed: 'e.g. "ssh-ed25519 AAAA... name@host"',
          fix: 'copy the whole line of the .pub file',
        });
      }
    }
    if (lines.length === 0) {
      this.problems.push({ code: 'SSH_KEY_INVALID', message: `${origin} contains no key`, fix: 'give at least one public key' });
    }
  }
}

gate(SshKey);
