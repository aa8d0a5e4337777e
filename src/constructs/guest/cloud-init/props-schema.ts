import { Duration, Size } from 'cdk8s';
import { CloudConfigProps } from './cloud-config-props';
import { CloudFileSystemType, CloudFormat } from './file-system-type';
import { CloudFile, CloudFileEncoding } from './files';
import { CloudAptSource, CloudYumRepository } from './packages';
import { CloudFileSystem, CloudMount, CloudSwap } from './storage';
import { CloudNtp, CloudPowerMode, CloudPowerState } from './system';
import { CloudGroup, CloudUser } from './users';
import { anything, Type, flag, instance, list, map, number, oneOf, struct, text } from '../../../model/types';

const texts = list(text);
const size = instance(Size, 'Size.gibibytes');
const duration = instance(Duration, 'Duration.minutes');
const fileSystemType = instance(CloudFileSystemType, 'CloudFileSystemType.XFS');

const USER = struct<CloudUser>({
  name: text,
  gecos: text,
  uid: number,
  groups: texts,
  primaryGroup: text,
  sudo: texts,
  shell: text,
  homeDir: text,
  createHome: flag,
  system: flag,
  lockPassword: flag,
  passwordHash: text,
  sshAuthorizedKeys: texts,
  sshImportIds: texts,
  expireDate: text,
}, 'name');

const FILE = struct<CloudFile>({
  path: text,
  content: text,
  contentFile: text,
  permissions: text,
  owner: text,
  append: flag,
  defer: flag,
  encoding: oneOf(CloudFileEncoding, 'CloudFileEncoding'),
}, 'path');

const FILE_SYSTEM = struct<CloudFileSystem>({
  device: text,
  type: fileSystemType,
  label: text,
  format: oneOf(CloudFormat, 'CloudFormat'),
  extraOptions: texts,
  mountPoint: text,
  mountOptions: texts,
}, 'device', 'type');

const MOUNT = struct<CloudMount>({ device: text, mountPoint: text, type: fileSystemType, options: texts, checkOrder: number }, 'device', 'mountPoint');

const APT_SOURCE = struct<CloudAptSource>({ name: text, source: text, keyId: text, keyServer: text, key: text, fileName: text }, 'name');

const YUM_REPOSITORY = struct<CloudYumRepository>({
  id: text, baseUrl: text, name: text, enabled: flag, gpgCheck: flag, gpgKey: text,
}, 'id', 'baseUrl');

/** The types of the properties of the cloud config. */
export const CLOUD_CONFIG: { readonly [Property in keyof Required<CloudConfigProps>]: Type } = {
  hostname: text,
  fqdn: text,
  manageEtcHosts: flag,
  timezone: text,
  locale: text,
  ntp: struct<CloudNtp>({ enabled: flag, servers: texts, pools: texts, client: text }),
  groups: list(struct<CloudGroup>({ name: text, members: texts }, 'name')),
  users: list(USER),
  keepDefaultUser: flag,
  disableRoot: flag,
  sshPasswordAuth: flag,
  sshAuthorizedKeys: texts,
  aptSources: list(APT_SOURCE),
  yumRepositories: list(YUM_REPOSITORY),
  packageUpdate: flag,
  packageUpgrade: flag,
  packageRebootIfRequired: flag,
  packages: texts,
  fileSystems: list(FILE_SYSTEM),
  mounts: list(MOUNT),
  swap: struct<CloudSwap>({ size, maxSize: size, fileName: text }),
  files: list(FILE),
  bootCommands: texts,
  runCommands: texts,
  powerState: struct<CloudPowerState>({
    mode: oneOf(CloudPowerMode, 'CloudPowerMode'), delay: duration, timeout: duration, message: text, condition: text,
  }, 'mode'),
  raw: map(anything),
};

export const CLOUD_CONFIG_PROPS = struct<CloudConfigProps>(CLOUD_CONFIG);
