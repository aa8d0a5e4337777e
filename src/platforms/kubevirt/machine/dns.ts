import { isIP } from 'net';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { DNS_SUBDOMAIN, DNS_SUBDOMAIN_TEXT } from '../../kubernetes/names';

const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 6;
const MAX_SEARCH_LENGTH = 256;

/** Reports DNS settings of the pod that KubeVirt rejects (`validatePodDNSConfig` in `vmi-create-admitter.go`). */
export function checkDns({ dnsPolicy, dnsConfig = {} }: MachineSpec, problems: Problem[]): void {
  const { nameservers = [], searches = [], options = [] } = dnsConfig;
  const wrong = (message: string, got: string, allowed: string, fix: string) => (
    problems.push({ code: 'DNS_INVALID', message: `${message}; KubeVirt rejects the machine`, got, allowed, fix })
  );
  if (dnsPolicy === 'None' && nameservers.length === 0) {
    wrong('DnsPolicy.NONE without a name server', 'no `dnsConfig.nameservers`', `1 to ${MAX_NAMESERVERS} name servers`, 'set `dnsConfig.nameservers`, or use another `dnsPolicy`');
  }
  if (nameservers.length > MAX_NAMESERVERS) {
    wrong('too many name servers', String(nameservers.length), `at most ${MAX_NAMESERVERS}`, 'remove some of `dnsConfig.nameservers`');
  }
  for (const server of nameservers.filter(each => isIP(each) === 0)) {
    wrong('a name server is not an IP address', quote(server), 'IPv4 and IPv6 addresses', 'correct `dnsConfig.nameservers`');
  }
  const length = searches.join(' ').length;
  if (searches.length > MAX_SEARCHES || length > MAX_SEARCH_LENGTH) {
    wrong('too many search domains', `${searches.length} of ${length} characters`, `at most ${MAX_SEARCHES} of ${MAX_SEARCH_LENGTH} characters together`, 'remove some of `dnsConfig.searches`');
  }
  for (const domain of searches.filter(each => !DNS_SUBDOMAIN.test(each))) {
    wrong('invalid search domain', quote(domain), DNS_SUBDOMAIN_TEXT, 'correct `dnsConfig.searches`');
  }
  if (options.some(({ name }) => name === '')) wrong('a DNS option without a name', '""', 'options of resolv.conf, e.g. ndots', 'set the `name`, or remove the option');
}
