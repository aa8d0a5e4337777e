import { ConfigCheck, listOf } from './context';
import { Problem } from '../../../findings/problem';
import { isMap } from '../plain';
import {
  APT_SOURCE, CERTIFICATE, DELAY, expect, FSTAB_POINT, GROWN, NAME_SERVER, NTP_SERVER, PGP_KEY_ID, REPOSITORY_URL, Rule, SEARCH_DOMAIN,
  SIZE, SSH_PASSWORDS, SWAP_FILE,
} from '../rules';
import { NameOf } from '../schema';

/**
 * Texts with a required form: the path of the text and its form. In a path, `*` means each item of a list, and an empty text means each key
 * of a map.
 */
const TEXTS: readonly (readonly [readonly string[], Rule])[] = [
  [['power_state', 'delay'], DELAY],
  [['swap', 'size'], SIZE],
  [['swap', 'maxsize'], SIZE],
  [['swap', 'filename'], SWAP_FILE],
  [['growpart', 'devices', '*'], GROWN],
  [['ntp', 'servers', '*'], NTP_SERVER],
  [['ntp', 'pools', '*'], NTP_SERVER],
  [['resolv_conf', 'nameservers', '*'], NAME_SERVER],
  [['resolv_conf', 'searchdomains', '*'], SEARCH_DOMAIN],
  [['resolv_conf', 'domain'], SEARCH_DOMAIN],
  [['ca_certs', 'trusted', '*'], CERTIFICATE],
  [['ca-certs', 'trusted', '*'], CERTIFICATE],
  [['ssh_pwauth'], SSH_PASSWORDS],
  [['mounts', '*', '1'], FSTAB_POINT],
  [['apt', 'sources', '', 'source'], APT_SOURCE],
  [['apt', 'sources', '', 'keyid'], PGP_KEY_ID],
  [['yum_repos', '', 'baseurl'], REPOSITORY_URL],
];

/** Reports values that have the right type, but that cloud-init or the guest rejects. */
export const checkValues: ConfigCheck = (document, { nameOf }) => TEXTS.flatMap(([path, rule]) => check(document, path, [], rule, nameOf));

type Path = readonly (string | number)[];

function check(value: unknown, [step, ...rest]: readonly string[], at: Path, rule: Rule, nameOf: NameOf): Problem[] {
  if (step === undefined) return typeof value === 'string' ? expect(nameOf(at), value, rule) : [];
  if (step === '*') return listOf(value).flatMap((each, index) => check(each, rest, [...at, index], rule, nameOf));
  if (step === '') return isMap(value) ? Object.keys(value).flatMap(key => check(value[key], rest, [...at, key], rule, nameOf)) : [];
  if (Array.isArray(value)) return check(value[Number(step)], rest, at, rule, nameOf);
  return isMap(value) && Object.hasOwn(value, step) ? check(value[step], rest, [...at, step], rule, nameOf) : [];
}
