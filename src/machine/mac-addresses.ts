import { Construct } from 'constructs';
import { Problem } from '../findings/problem';
import { Network } from '../network/network';
import { paths, Standing } from '../placement/standing';

/** A MAC address on a network of layer 2; on the pod network each machine has one of its own behind the platform's translation. */
interface Claimed {
  readonly address: string;
  readonly network: string;
}

/** Takes the MAC addresses that a machine is given. */
export function claimMacAddresses(machine: Construct, { space }: Standing, networks: readonly Network[] = []): void {
  for (const { address, network } of addresses(networks)) space.claim(kindOn(network), address, machine);
}

/** Says who else took one of them. */
export function macProblems(machine: Construct, { space }: Standing, networks: readonly Network[]): Problem[] {
  return addresses(networks).flatMap(({ address, network }) => {
    const others = space.others(kindOn(network), address, machine) as readonly Construct[];
    return others.length === 0 ? [] : {
      code: 'MAC_DUPLICATE',
      message: `${paths(others)} has the same MAC address on network "${network}"; neither could be reached reliably`,
      got: address,
      fix: 'give each machine an address of its own; of a fleet in `overrides`',
    } as const;
  });
}

function addresses(networks: readonly Network[]): Claimed[] {
  return networks.map(network => network._model()).flatMap(network => {
    const address = network.kind === 'named' ? network.card?.macAddress?.toLowerCase() : undefined;
    return network.kind !== 'named' || address === undefined ? [] : { address, network: network.name };
  });
}

const kindOn = (network: string) => `MAC on ${network}`;
