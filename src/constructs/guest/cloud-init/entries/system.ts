import { Entry } from './entry';
import { Problem } from '../../../../findings/problem';
import { show } from '../../../../findings/secrets';
import { repeated } from '../../../../model/repeated';
import { given } from '../../../../model/user-data/plain';
import { COMMAND, expect, expectCount, expectEach, NTP_SERVER } from '../../../../model/user-data/rules';
import { CloudNtp, CloudPowerState } from '../system';

/** The time service as cloud-init reads it. */
export function ntpEntry(ntp: CloudNtp, where: string): Entry {
  const value = given({ enabled: ntp.enabled, ntp_client: ntp.client, pools: ntp.pools, servers: ntp.servers });
  const problems = (['pools', 'servers'] as const).flatMap(property => [
    ...expectEach(`${where}.${property}`, ntp[property], NTP_SERVER),
    ...duplicates(ntp[property] ?? [], `${where}.${property}`),
  ]);
  return { value, problems };
}

/** cloud-init's schema forbids the same server twice. */
function duplicates(names: string[], where: string): Problem[] {
  return repeated(names).map(name => ({ code: 'CLOUD_INIT_DUPLICATE', message: `${where} has ${show(name)} twice`, fix: 'list it once' }));
}

/** The power state as cloud-init reads it. */
export function powerStateEntry(state: CloudPowerState, where: string): Entry {
  const minutes = state.delay?.toMinutes({ integral: false });
  const seconds = state.timeout?.toSeconds({ integral: false });
  const value = given({ mode: state.mode, delay: minutes ?? 'now', timeout: seconds, message: state.message, condition: state.condition });
  const problems = [
    ...expectCount(`${where}.delay`, minutes, 'minutes'),
    ...expectCount(`${where}.timeout`, seconds, 'seconds'),
    ...expect(`${where}.condition`, state.condition, COMMAND),
  ];
  return { value, problems };
}
