import { Memo } from '../../findings/memo';
import { listNames } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { MachineSpec } from '../../model/machine';
import { macsIn } from '../../model/network-data';
import { networksOf, nicOf } from '../../model/nic';

/**
 * Reports MAC addresses in the network data that no interface has. The addresses are checked only if every interface of the machine sets
 * `macAddress`.
 */
export function macProblems(spec: MachineSpec, networkData: string, memo: Memo): Problem[] {
  const own = networksOf(spec).map(network => nicOf(network)?.macAddress?.toLowerCase().replaceAll('-', ':'));
  if (own.some(mac => mac === undefined)) return [];
  return memo.of(macsIn, networkData).filter(mac => !own.includes(mac)).map(mac => ({
    code: 'NETWORK_DATA_INVALID',
    message: 'the network data selects an interface by a MAC address that the machine does not have, so the interface gets no address',
    got: quote(mac),
    allowed: listNames(own.flatMap(each => each ?? [])),
    fix: 'use the `macAddress` of the interface',
  }));
}
