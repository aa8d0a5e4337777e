import { Construct } from 'constructs';
import { Problem } from '../findings/problem';
import { Network } from '../network/network';
import { paths, Standing } from '../placement/standing';

/**
 * Takes the MAC addresses that a machine is given on networks of layer 2; on the pod network each machine has one of
 * its own behind the platform's translation.
 *
 * @returns a function that says who else took one of them
 */
export function claimMacAddresses(machine: Construct, standing: Standing, networks: readonly Network[]): () => Problem[] {
  const claims = networks.map(network => network._model()).flatMap(network => {
    const address = network.kind === 'named' ? network.card?.macAddress?.toLowerCase() : undefined;
    if (network.kind !== 'named' || address === undefined) return [];
    return [{ address, network: network.name, others: standing.claim(`MAC ${address} on ${network.name}`, machine) }];
  });
  return () => claims.filter(({ others }) => others().length > 0).map(({ address, network, others }) => ({
    code: 'MAC_DUPLICATE',
    message: `${paths(others())} has the same MAC address on network "${network}"; neither could be reached reliably`,
    got: address,
    fix: 'give each machine an address of its own; of a fleet in `overrides`',
  }));
}
