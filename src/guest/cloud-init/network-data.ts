import { parseYaml } from './parse-yaml';
import { isMap } from './plain';
import { readGivenFile } from './read-file';
import { Problem } from '../../findings/problem';

/**
 * How cloud-init sets up the guest's network: a document of its network configuration, version 1 or 2.
 *
 * Becomes the key `networkdata` of the machine's Secret. Plain KubeVirt only.
 */
export class NetworkData {
  /**
   * A document as text.
   *
   * @param document YAML with `version: 1` or `version: 2`, at the top or below `network`
   */
  public static fromString(document: string): NetworkData {
    return new NetworkData(document, []);
  }

  /**
   * A document in a file, which is read now.
   *
   * @param path path of the file; a relative one begins at the working directory
   */
  public static fromFile(path: string): NetworkData {
    const { bytes, problems } = readGivenFile(path);
    return new NetworkData(bytes.toString('utf8'), problems);
  }

  private constructor(private readonly document: string, private readonly unread: readonly Problem[]) {
  }

  /** @internal */
  public _text(): string {
    return this.document;
  }

  /** @internal */
  public _problems(): Problem[] {
    if (this.unread.length > 0) return [...this.unread];
    const { value, errors } = parseYaml(this.document);
    if (errors.length > 0) {
      return errors.map(({ line, column, reason }) => invalid(`is no readable YAML at line ${line}, column ${column}: ${reason}`, 'correct that place'));
    }
    const top = isMap(value) && isMap(value.network) ? value.network : value;
    if (isMap(top) && (top.version === 1 || top.version === 2)) return [];
    return [invalid('has no version that cloud-init knows', 'begin it with `version: 2`')];
  }
}

function invalid(what: string, fix: string): Problem {
  return { code: 'CLOUD_INIT_INVALID', message: `the network configuration ${what}`, allowed: 'cloud-init\'s network configuration, version 1 or 2', fix };
}
