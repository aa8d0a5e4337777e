import { defaultRouteProblems } from './default-routes';
import { interfaceConflicts } from './interfaces';
import { invalid, unreadable } from './report';
import { staticAddresses } from './static-addresses';
import { version1Problems } from './version1';
import { version2Problems } from './version2';
import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { secretProblem, secretSearch, SecretSearch } from '../../findings/secrets';
import { secretsByKey } from '../../findings/secrets/walk';
import { repeated } from '../repeated';
import { parseYaml } from '../user-data/parse-yaml';
import { isMap } from '../user-data/plain';

/** Checks a text of network configuration, version 1 or 2 of cloud-init's format. */
export function checkNetworkData(text: string, memo = new Memo()): Problem[] {
  const search = secretSearch(memo);
  const { value, errors } = parseYaml(text);
  if (errors.length > 0) {
    return [...errors.slice(0, 10).map(({ line, column, reason }) => unreadable(`is not valid YAML at line ${line}, column ${column}: ${reason}`, 'YAML 1.1 without duplicate keys', 'correct the YAML at that place')),
      ...secrets(text, null, search)];
  }
  const document = documentOf(value);
  // Disabled network configuration is valid in any version, and without a version.
  if (document?.config === 'disabled') return secrets(text, value, search);
  if (!document || (document.version !== 1 && document.version !== 2)) {
    return [unreadable('has no version that cloud-init supports', '`version: 1` or `version: 2`, at the top or below `network`', 'start it with `version: 2`'), ...secrets(text, value, search)];
  }
  const problems: Problem[] = [];
  if (document.version === 1) version1Problems(document, problems);
  else version2Problems(document, problems);
  interfaceConflicts(document, problems);
  problems.push(...defaultRouteProblems(document));
  // Each link has its own link-local addresses.
  for (const address of repeated(staticAddresses(value).filter(each => !each.startsWith('fe80:')))) {
    problems.push(invalid(`has the address ${address} twice`, 'each address once', 'remove one of the two, or correct it'));
  }
  return [...problems, ...secrets(text, value, search)];
}

/** Only the secrets of network configuration. */
export function secretsInNetworkData(text: string, memo: Memo): Problem[] {
  const { value, errors } = parseYaml(text);
  return secrets(text, errors.length > 0 ? null : value, secretSearch(memo));
}

/** The network configuration of a document. cloud-init accepts it at the top, or below the key `network`. */
export function documentOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const top = isMap(value) && isMap(value.network) ? value.network : value;
  return isMap(top) ? top : undefined;
}

/** Reports secrets: a network configuration has WPA passphrases, passwords of 802.1X and keys of WireGuard in plain text. */
function secrets(text: string, value: unknown, search: SecretSearch): Problem[] {
  const byKey = secretsByKey(value, { name: '', path: [] }, search);
  const byText = search(text).filter(({ what }) => byKey.length === 0 || !/assigned to a variable|looks like/.test(what));
  return [
    ...byKey.map(({ place, ...secret }) => secretProblem(`the network configuration's ${place.name}`, secret)),
    ...byText.map(({ line, ...secret }) => secretProblem(`line ${line} of the network configuration`, secret)),
  ];
}
