import { ConfigCheck, listOf, wrong } from './context';
import { DOMAIN_NAME, expect, HOST_NAME, LOCALE, Rule, TIME_ZONE } from '../rules';

const TEXTS: readonly (readonly [string, Rule])[] = [['fqdn', DOMAIN_NAME], ['timezone', TIME_ZONE], ['locale', LOCALE]];

/** Names that must be valid in the guest. A host name may be a fully qualified name, which cloud-init splits. */
export const checkSystem: ConfigCheck = (document, { nameOf }) => [
  ...TEXTS.flatMap(([key, rule]) => (typeof document[key] === 'string' ? expect(nameOf([key]), document[key], rule) : [])),
  ...typeof document.hostname === 'string' ? expect(nameOf(['hostname']), document.hostname, document.hostname.includes('.') ? DOMAIN_NAME : HOST_NAME) : [],
];

const NETWORK_INSTEAD = 'on plain KubeVirt use `networkData`; on other platforms write a file for the guest\'s network service and restart the service';

/** cloud-init sets up the network before it reads user data, so a network configuration in user data has no effect. */
export const checkNetwork: ConfigCheck = (document, { nameOf }) => ('network' in document ? [wrong(
  `${nameOf(['network'])} has no effect: cloud-init sets up the network before it reads user data`,
  'a separate network configuration', NETWORK_INSTEAD)] : []);

/** `mounts` is a list of lists: the fields of a line of `/etc/fstab`. */
export const checkMounts: ConfigCheck = (document, { nameOf }) => listOf(document.mounts).flatMap((mount, index) => (
  Array.isArray(mount) || typeof mount === 'string' ? [] : [wrong(`${nameOf(['mounts', index])} is not a valid line of /etc/fstab, so cloud-init ignores it`, 'a list of up to six fields', 'write it as `[device, directory, type, options, "0", "2"]`')]
));

/** cloud-init writes the resolver's configuration only if it manages it, and does not run this module on Debian and Ubuntu (`distros` of `cc_resolv_conf.py`). */
export const checkResolver: ConfigCheck = (document, { facts, nameOf }) => {
  if (!('resolv_conf' in document)) return [];
  const where = nameOf(['resolv_conf']);
  if (facts.packageManager === 'apt' && !listOf(document.unverified_modules).includes('resolv_conf')) {
    return [wrong(`${where} has no effect: cloud-init does not write it on Debian and Ubuntu`, 'name servers of the network', NETWORK_INSTEAD)];
  }
  return document.manage_resolv_conf === true || typeof document.manage_resolv_conf === 'string' ? [] : [wrong(
    `${where} has no effect: \`manage_resolv_conf\` is not true`, '`manage_resolv_conf: true`', 'add it, or remove `resolv_conf`')];
};
