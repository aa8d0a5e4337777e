import { Entry } from './entry';
import { Problem } from '../../../../findings/problem';
import { given } from '../../../../model/user-data/plain';
import { APT_SOURCE, expect, FILE_NAME, PACKAGE, PGP_KEY_ID, REPOSITORY_ID, REPOSITORY_URL } from '../../../../model/user-data/rules';
import { CloudAptSource, CloudYumRepository } from '../packages';

/** A package as cloud-init reads it. */
export function packageEntry(name: string, where: string): Entry {
  return { value: name, problems: expect(where, name, PACKAGE) };
}

/** A source of Debian packages as cloud-init reads it. */
export function aptSourceEntry(source: CloudAptSource, where: string): Entry {
  const value = given({
    source: source.source,
    keyid: source.keyId,
    keyserver: source.keyServer,
    key: source.key,
    filename: source.fileName,
  });
  const problems = [
    ...expect(`${where}.name`, source.name, FILE_NAME),
    ...expect(`${where}.source`, source.source, APT_SOURCE),
    ...expect(`${where}.keyId`, source.keyId, PGP_KEY_ID),
    ...expect(`${where}.fileName`, source.fileName, FILE_NAME),
    ...keyOf(source, where),
  ];
  return { value, problems };
}

function keyOf(source: CloudAptSource, where: string): Problem[] {
  const hasKey = source.key !== undefined || source.keyId !== undefined;
  const problem = (message: string, fix: string): Problem[] => [{ code: 'CLOUD_INIT_VALUE', message: `${where} ${message}`, fix }];
  if (source.source === undefined && !hasKey) return problem('has neither a source nor a key', 'give `source`, `keyId` or `key`');
  if (source.source?.includes('$KEY_FILE') && !hasKey) return problem('refers to $KEY_FILE, but has no key', 'give `keyId` or `key`');
  if (source.key !== undefined && !source.key.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) {
    return problem('has a key that is not an armored PGP public key', 'give the text of the .asc file');
  }
  return [];
}

/** A source of RPM packages as cloud-init reads it. */
export function yumRepositoryEntry(repository: CloudYumRepository, where: string): Entry {
  const value = given({
    name: repository.name,
    baseurl: repository.baseUrl,
    enabled: repository.enabled,
    gpgcheck: repository.gpgCheck,
    gpgkey: repository.gpgKey,
  });
  const problems = [
    ...expect(`${where}.id`, repository.id, REPOSITORY_ID),
    ...expect(`${where}.baseUrl`, repository.baseUrl, REPOSITORY_URL),
    ...expect(`${where}.gpgKey`, repository.gpgKey, REPOSITORY_URL),
  ];
  return { value, problems };
}
