import { documentProblems } from './document-problems';
import { readGivenFile } from './read-file';
import { show } from './show';
import { Problem } from '../../findings/problem';

/**
 * A whole cloud-init document from elsewhere, which the guest gets byte for byte.
 *
 * Prefer `CloudConfig`, to which constructs can add and which knows what each key means.
 *
 * Changing this: has no effect after creation
 */
export class CloudInit {
  /**
   * A document as text.
   *
   * It is passed on as it is, without a changed line end or an added final newline: scripts, templates and block scalars can depend on both.
   * @param document The text, beginning with `#cloud-config` or another header that cloud-init knows.
   *
   * Changing this: has no effect after creation
   */
  public static fromString(document: string): CloudInit {
    return new CloudInit(document, []);
  }

  /**
   * A document in a file, which is read now.
   * @param path Path of the file; a relative one begins at the working directory.
   *
   * Changing this: has no effect after creation
   */
  public static fromFile(path: string): CloudInit {
    const { bytes, isText, problems } = readGivenFile(path);
    if (isText) return new CloudInit(bytes.toString('utf8'), problems);
    return new CloudInit('', [{
      code: 'CLOUD_INIT_INVALID',
      message: `the file ${show(path)} is no UTF-8 text`,
      allowed: 'text that begins with a header; the platforms cannot carry compressed or binary documents',
      fix: 'unpack it, or convert it to UTF-8',
    }]);
  }

  private constructor(private readonly document: string, private readonly unread: readonly Problem[]) {}

  /**
   * The document.
   * @internal
   */
  public _text(): string {
    return this.document;
  }

  /**
   * Everything that is wrong. What could not be read has no further problems.
   * @internal
   */
  public _problems(): Problem[] {
    return this.unread.length > 0 ? [...this.unread] : documentProblems(this.document);
  }
}
