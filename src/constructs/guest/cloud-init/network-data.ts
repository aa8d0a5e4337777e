import { version1Document, version2Document } from './network-data-schema';
import { NetworkDataV1Props } from './network-data-v1';
import { NetworkDataV2Props } from './network-data-v2';
import { readGivenFile } from './read-file';
import { yamlText } from './yaml-text';
import { Problem } from '../../../findings/problem';
import { gate } from '../../../model/calls/gate';

/**
 * How cloud-init sets up the guest's network: a network configuration of cloud-init, in version 1 or 2.
 *
 * By default, becomes the key `networkdata` of the machine's Secret. Plain KubeVirt only.
 *
 * @see https://docs.cloud-init.io/en/latest/reference/network-config.html
 */
export class NetworkData {
  /**
   * A configuration of version 2, in the format of netplan.
   *
   * @param props the interfaces
   */
  public static version2(props: NetworkDataV2Props): NetworkData {
    return new NetworkData(yamlText(version2Document(props)), []);
  }

  /**
   * A configuration of version 1, which older guests read as well.
   *
   * @param props the interfaces
   */
  public static version1(props: NetworkDataV1Props): NetworkData {
    return new NetworkData(yamlText(version1Document(props)), []);
  }

  /**
   * A document as text.
   *
   * @param document YAML with `version: 1` or `version: 2`, at the top or below `network`
   */
  public static fromString(document: string): NetworkData {
    return new NetworkData(document, []);
  }

  /**
   * The document in an existing `Secret` of the machine's namespace, under the key `networkdata`. Becomes
   * `cloudInitNoCloud.networkDataSecretRef`.
   *
   * @param name name of the `Secret`
   */
  public static fromSecret(name: string): NetworkData {
    return new NetworkData('', [], name);
  }

  /**
   * A document in a file, which is read immediately.
   *
   * @param path path of the file; a relative path begins at the working directory
   */
  public static fromFile(path: string): NetworkData {
    const { bytes, problems } = readGivenFile(path);
    return new NetworkData(bytes.toString('utf8'), problems);
  }

  private constructor(private readonly document: string, private readonly unread: readonly Problem[], private readonly secret?: string) {
  }

  /** @internal */
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
   * The problems of reading the file. The rules of the platforms check the content of the document.
   * @internal
   */
  public _problems(): readonly Problem[] {
    return this.unread;
  }
}

gate(NetworkData);
