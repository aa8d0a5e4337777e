import { readGivenFile } from './read-file';
import { Problem } from '../../../findings/problem';
import { show } from '../../../findings/secrets';
import { gate } from '../../../model/calls/gate';

/**
 * User data as text: a cloud-init document of any kind, or a document for a guest without cloud-init. Examples are a Talos machine configuration,
 * Ignition, and a script for Cloudbase-Init (`#ps1_sysnative`, `rem cmd`). The first line identifies the kind. Synthesis checks that the image reads
 * this kind, and checks keys, types and values of a cloud-config. For cloud-init, prefer `CloudConfig`. Several constructs can add to a
 * `CloudConfig`, and the library checks each property.
 *
 * cloud-init reads the document at the first boot. If `cloudInitSeed` of the machine changes, cloud-init reads the document again.
 *
 * Changing this: has no effect after creation
 */
export class CloudInit {
  /**
   * A document as text.
   *
   * On plain KubeVirt, the guest gets the exact bytes of the document. The Helm charts of Cozystack and Hikube reformat the document: they add a
   * final newline, remove white space at the end and replace CR LF with LF. If the reformatting changes the content of the document, synthesis
   * reports a warning.
   * @param document The text, beginning with `#cloud-config` or the header of another kind.
   */
  public static fromString(document: string): CloudInit {
    return new CloudInit(document, []);
  }

  /**
   * The document in an existing `Secret` of the machine's namespace, under the key `userdata`. Use a `Secret` for passwords and tokens, which
   * must not be in a manifest. Synthesis does not check the document in the `Secret`. Plain KubeVirt only: `cloudInitNoCloud.secretRef`.
   * @param name Name of the `Secret`.
   */
  public static fromSecret(name: string): CloudInit {
    return new CloudInit('', [], name);
  }

  /**
   * A document in a file, which is read immediately.
   * @param path Path of the file; a relative path begins at the working directory.
   */
  public static fromFile(path: string): CloudInit {
    const { bytes, isText, problems } = readGivenFile(path);
    if (isText) return new CloudInit(bytes.toString('utf8'), problems);
    return new CloudInit('', [{
      code: 'CLOUD_INIT_INVALID',
      message: `the file ${show(path)} is not UTF-8 text`,
      allowed: 'text that begins with a header, neither compressed nor binary',
      fix: 'unpack the file, or convert it to UTF-8',
    }]);
  }

  private constructor(private readonly document: string, private readonly unread: readonly Problem[], private readonly secret?: string) {}

  /**
   * The document.
   * @internal
   */
  public _text(): string {
    return this.document;
  }

  /**
   * The name of the `Secret` that contains the document.
   * @internal
   */
  public _secret(): string | undefined {
    return this.secret;
  }

  /**
   * The problems of reading the file. The rules of the platforms check the content of the document, because these rules know the guest.
   * @internal
   */
  public _problems(): readonly Problem[] {
    return this.unread;
  }
}

gate(CloudInit);
