import { CloudConfigProps } from './cloud-config-props';
import { Contribution, contributionsOf } from './contributions';
import { CloudFile } from './files';
import { Outcome } from './outcome';
import { CloudAptSource, CloudYumRepository } from './packages';
import { SECTION_OF } from './sections';
import { CLOUD_CONFIG, CLOUD_CONFIG_PROPS } from './shape';
import { CloudFileSystem, CloudMount } from './storage';
import { CloudGroup, CloudUser } from './users';
import { cloudConfigText } from './yaml-text';
import { Problem } from '../../findings/problem';
import { Check, faultsOf } from '../../findings/shape';

const LOGIN_PROPERTIES = new Set(['users', 'sshAuthorizedKeys']);
const LOGIN_KEYS = new Set(['chpasswd', 'password', 'ssh_import_id', 'user']);

/**
 * The cloud-init configuration of a guest, to which any number of constructs can contribute.
 *
 * The document does not depend on the order of the contributions: sections stand in one fixed order, what they hold is sorted by key,
 * and commands by order and key of their group. Nothing is thrown for a wrong value; all of it is reported at once at synthesis.
 */
export class CloudConfig {
  /** Who is to know of each change. */
  private owner?: { touch(): void };
  private contributions: readonly Contribution[] = [];
  /** What is no contribution, because it is not of the type that the property takes. */
  private readonly misshapen: Problem[] = [];
  private readonly keepDefaultUser: boolean;
  private known?: Outcome;

  /**
   * @param props What the guest is told at first boot; more can be added until synthesis.
   */
  public constructor(props: CloudConfigProps = {}) {
    this.keepDefaultUser = true;
    if (this.isMisshapen('cloudConfig', props, CLOUD_CONFIG_PROPS)) return;
    this.keepDefaultUser = props.keepDefaultUser ?? true;
    for (const property of Object.keys(props)) {
      const given = (props as { [property: string]: unknown })[property];
      const section = SECTION_OF.get(property);
      if (section && given !== undefined) this.contribute(property, ...section.items(given));
    }
  }

  /**
   * Whether the document would say nothing.
   */
  public get isEmpty(): boolean {
    return Object.keys(this.outcome().document).length === 0;
  }

  /**
   * Says who is to know of each change from now on.
   * @internal
   */
  public _belongsTo(owner: { touch(): void }): void {
    this.owner = owner;
  }

  /**
   * About how many bytes the document has.
   * @internal
   */
  public _size(): number {
    return this.outcome().size;
  }

  /**
   * Whether anybody could log in by what the config says.
   * @internal
   */
  public _grantsLogin(): boolean {
    return this.contributions.some(({ section, key }) => LOGIN_PROPERTIES.has(section.property) || (section.property === 'raw' && LOGIN_KEYS.has(key)));
  }

  /**
   * Installs packages. A package that is already there is no second one.
   * @param names Names of packages, with `=version` where the package manager knows it.
   */
  public addPackages(...names: string[]): void {
    this.add('packages', names, ...names);
  }

  /**
   * Makes a user.
   * @param user The user; its name must be new.
   */
  public addUser(user: CloudUser): void {
    this.add('users', [user], user);
  }

  /**
   * Makes a group.
   * @param group The group; its name must be new.
   */
  public addGroup(group: CloudGroup): void {
    this.add('groups', [group], group);
  }

  /**
   * Writes a file.
   * @param file The file; its path must be new.
   */
  public addFile(file: CloudFile): void {
    this.add('files', [file], file);
  }

  /**
   * Runs shell commands early in every boot, in the given order.
   * @param key Name of this group of commands, which must be new.
   * @param commands The commands; they must be fit to run again.
   * @param order Groups with a lower order run first, those with the same order by key. 0 unless given.
   */
  public addBootCommands(key: string, commands: string[], order: number = 0): void {
    this.add('bootCommands', commands, { key, commands, order });
  }

  /**
   * Runs shell commands at the end of the first boot, in the given order.
   * @param key Name of this group of commands, which must be new.
   * @param commands The commands.
   * @param order Groups with a lower order run first, those with the same order by key. 0 unless given.
   */
  public addRunCommands(key: string, commands: string[], order: number = 0): void {
    this.add('runCommands', commands, { key, commands, order });
  }

  /**
   * Makes a file system on a disk, unless it is there already, and mounts it where it says.
   * @param fileSystem The file system; its part of the device must be new.
   */
  public addFileSystem(fileSystem: CloudFileSystem): void {
    this.add('fileSystems', [fileSystem], fileSystem);
  }

  /**
   * Mounts a file system.
   * @param mount The mount; its mount point must be new.
   */
  public addMount(mount: CloudMount): void {
    this.add('mounts', [mount], mount);
  }

  /**
   * Adds a source of Debian packages.
   * @param source The source; its name must be new.
   */
  public addAptSource(source: CloudAptSource): void {
    this.add('aptSources', [source], source);
  }

  /**
   * Adds a source of RPM packages.
   * @param repository The source; its id must be new.
   */
  public addYumRepository(repository: CloudYumRepository): void {
    this.add('yumRepositories', [repository], repository);
  }

  /**
   * Sets a key of cloud-config that has no property here.
   * @param key The key at the top of the document; it must be new, and have no property.
   * @param value Plain data, as cloud-init documents it.
   */
  public addRaw(key: string, value: any): void {
    this.contribute('raw', { key, value });
  }

  /**
   * The document.
   * @internal
   */
  public _render(): string {
    return cloudConfigText(this.outcome().document);
  }

  /**
   * Everything that is wrong, in the order of the document.
   * @internal
   */
  public _problems(): readonly Problem[] {
    const { problems } = this.outcome();
    return this.misshapen.length === 0 ? problems : [...this.misshapen, ...problems];
  }

  /** Whether a value is not of the type that it must be; then the report says so. */
  private isMisshapen(where: string, value: unknown, check: Check): boolean {
    const faults = faultsOf(where, value, check);
    if (faults.length === 0) return false;
    this.misshapen.push(...faults);
    this.owner?.touch();
    return true;
  }

  /** Contributes to a property whose values are lists, if what is given could stand in such a list. */
  private add(property: keyof CloudConfigProps, given: readonly unknown[], ...items: unknown[]): void {
    if (!this.isMisshapen(property, given, CLOUD_CONFIG[property])) this.contribute(property, ...items);
  }

  private contribute(property: string, ...items: unknown[]): void {
    this.known = undefined;
    this.owner?.touch();
    this.contributions = this.contributions.concat(...items.map(item => contributionsOf(property, item)));
  }

  /** What comes of the contributions so far. */
  private outcome(): Outcome {
    return this.known ??= Outcome.of(this.contributions, this.keepDefaultUser);
  }
}
