import { CloudConfigProps } from './cloud-config-props';
import { Contribution, contributionsOf, nameOf } from './contributions';
import { CloudFile } from './files';
import { CloudAptSource, CloudYumRepository } from './packages';
import { CLOUD_CONFIG, CLOUD_CONFIG_PROPS } from './props-schema';
import { documentOf, RenderedCloudConfig, renderCloudConfig } from './rendered-cloud-config';
import { SECTION_OF } from './sections';
import { CloudFileSystem, CloudMount } from './storage';
import { CloudGroup, CloudUser } from './users';
import { Memo } from '../../../findings/memo';
import { Problem } from '../../../findings/problem';
import { taken } from '../../../model/taken';
import { anything, text, Type } from '../../../model/types';

/**
 * The cloud-init configuration of a guest. Any number of constructs can add to this configuration.
 *
 * The document does not depend on the order of the calls: sections have a fixed order, entries are sorted by key, and groups of commands are sorted
 * by order and key. A wrong value throws no exception. Synthesis reports all mistakes together.
 *
 * @example
 * const web = new VirtualMachine(chart, 'web', { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.UBUNTU_24_04 });
 * web.cloudConfig.addPackages('nginx');
 * web.cloudConfig.addRunCommands('firewall', ['ufw allow 443/tcp']);
 *
 * @see https://docs.cloud-init.io/en/latest/reference/modules.html
 */
export class CloudConfig {
  private contributions: readonly Contribution[] = [];
  /** Problems of values with the wrong type. These values are not part of the document. */
  private readonly invalidProps: Problem[] = [];
  private readonly keepDefaultUser: boolean;

  /**
   * @param props The configuration of the guest at first boot. Until synthesis, the methods of this class can add to the configuration.
   */
  public constructor(props: CloudConfigProps = {}) {
    this.keepDefaultUser = true;
    const own = this.taken<CloudConfigProps>('cloudConfig', props, CLOUD_CONFIG_PROPS);
    if (own === undefined) return;
    this.keepDefaultUser = own.keepDefaultUser ?? true;
    for (const [property, given] of Object.entries(own)) {
      const section = SECTION_OF.get(property);
      if (section) this.contribute(property, ...section.items(given));
    }
  }

  /**
   * Whether the document is empty so far.
   */
  public get isEmpty(): boolean {
    return Object.keys(documentOf(this.contributions, this.keepDefaultUser)).length === 0;
  }

  /** The document for cloud-init, with everything that has been added so far. */
  public get document(): string {
    return this._render().text;
  }

  /**
   * The result of all additions so far.
   *
   * @param memo cached results of this synthesis
   * @internal
   */
  public _render(memo = new Memo()): RenderedCloudConfig {
    const outcome = renderCloudConfig(this.contributions, this.keepDefaultUser, memo);
    return this.invalidProps.length === 0 ? outcome : { ...outcome, problems: [...this.invalidProps, ...outcome.problems] };
  }

  /**
   * Installs packages. Duplicates are ignored.
   * @param names Names of packages, or `name=version` if the package manager supports versions.
   */
  public addPackages(...names: string[]): void {
    this.add('packages', ...names);
  }

  /**
   * Adds a user.
   * @param user The user; the name must be unique within the config.
   */
  public addUser(user: CloudUser): void {
    this.add('users', user);
  }

  /**
   * Adds a group.
   * @param group The group; the name must be unique within the config.
   */
  public addGroup(group: CloudGroup): void {
    this.add('groups', group);
  }

  /**
   * Writes a file.
   * @param file The file; the path must be unique within the config.
   */
  public addFile(file: CloudFile): void {
    this.add('files', file);
  }

  /**
   * Runs shell commands early in every boot, in the given order.
   * @param key Name of this group of commands; each call needs another name.
   * @param commands The commands; they must be idempotent.
   * @param order Groups with a lower order run first. Groups with the same order run in the order of their keys. 0 by default.
   */
  public addBootCommands(key: string, commands: string[], order: number = 0): void {
    this.addCommands('bootCommands', key, commands, order);
  }

  /**
   * Runs shell commands at the end of the first boot, in the given order.
   * @param key Name of this group of commands; each call needs another name.
   * @param commands The commands.
   * @param order Groups with a lower order run first. Groups with the same order run in the order of their keys. 0 by default.
   */
  public addRunCommands(key: string, commands: string[], order: number = 0): void {
    this.addCommands('runCommands', key, commands, order);
  }

  /**
   * Creates a file system on a device, by default only if the device is empty. If the file system has a mount point, cloud-init also mounts it.
   * @param fileSystem The file system; each device or partition can be used once.
   */
  public addFileSystem(fileSystem: CloudFileSystem): void {
    this.add('fileSystems', fileSystem);
  }

  /**
   * Mounts a file system.
   * @param mount The mount; the mount point must be unique within the config.
   */
  public addMount(mount: CloudMount): void {
    this.add('mounts', mount);
  }

  /**
   * Adds a source of Debian packages.
   * @param source The source; the name must be unique within the config.
   */
  public addAptSource(source: CloudAptSource): void {
    this.add('aptSources', source);
  }

  /**
   * Adds a source of RPM packages.
   * @param repository The source; the id must be unique within the config.
   */
  public addYumRepository(repository: CloudYumRepository): void {
    this.add('yumRepositories', repository);
  }

  /**
   * Sets a key of cloud-config that has no property in `CloudConfigProps`.
   * @param key A top-level key of the document. Each key can be added once.
   * @param value Plain data, as cloud-init documents it.
   */
  public addRaw(key: string, value: any): void {
    if (this.taken('the key of addRaw', key, text) === undefined) return;
    const own = taken(nameOf(SECTION_OF.get('raw')!, key), value, anything);
    this.invalidProps.push(...own.problems);
    if (own.problems.length === 0) this.contribute('raw', { key, value: own.value });
  }

  /** A copy of a value. If the value has the wrong type, the mistake is recorded, and the result is undefined. */
  private taken<T>(where: string, given: unknown, type: Type): T | undefined {
    const { value, problems } = taken<T>(where, given, type);
    this.invalidProps.push(...problems);
    return value;
  }

  private addCommands(property: 'bootCommands' | 'runCommands', key: string, given: string[], order: number): void {
    if (this.taken(`the key of ${property}`, key, text) === undefined) return;
    const commands = this.taken<string[]>(property, given, CLOUD_CONFIG[property]);
    if (commands !== undefined) this.contribute(property, { key, commands, order });
  }

  /** Contributes items to a list property, if they have the right type. */
  private add(property: keyof CloudConfigProps, ...items: unknown[]): void {
    this.contribute(property, ...this.taken<unknown[]>(property, items, CLOUD_CONFIG[property]) ?? []);
  }

  private contribute(property: string, ...items: unknown[]): void {
    this.contributions = this.contributions.concat(...items.map(item => contributionsOf(property, item)));
  }
}
