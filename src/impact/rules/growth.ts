import { RuleContext } from './rule';
import { catalogFor, TypeFacts } from './types';
import { ApiObjectData } from '../../platforms/reading';
import { amountOf } from '../compare/quantities';

/** Whether another instance type only adds sockets and memory. */
export type Growth = 'grows' | 'differs' | 'unknown';

/** Without a maximum, a machine can grow to this multiple of its initial size. */
const HEADROOM = 4;

/** The smallest memory of a machine that supports memory hotplug, in bytes. */
const SMALLEST_TO_GROW = 2 ** 30;

/**
 * The effect of another instance type on a running machine.
 *
 * @param profile the preference of the machine, which decides whether virtual CPUs are sockets
 */
export function growthOf(from: string, to: string, profile: string | undefined, context: RuleContext): Growth {
  const [a, b] = [typeFacts(from, 'before', context), typeFacts(to, 'after', context)];
  if (!a || !b) return 'unknown';
  if (a.rest !== b.rest || b.vcpus < a.vcpus || b.memory < a.memory) return 'differs';
  if (b.vcpus > (a.maxSockets ?? HEADROOM * a.vcpus) || b.vcpus > a.vcpus && !areSockets(profile, context)) return 'differs';
  if (b.memory === a.memory) return 'grows';
  return a.isFixed || b.memory > HEADROOM * a.memory || a.memory < SMALLEST_TO_GROW ? 'differs' : 'grows';
}

function typeFacts(name: string, side: 'before' | 'after', context: RuleContext): TypeFacts | undefined {
  const own = context.find(side, 'VirtualMachineInstancetype', name) ?? context.find(side, 'VirtualMachineClusterInstancetype', name);
  return own ? ownFacts(own) : catalogFor(context.target).types.get(name);
}

function ownFacts({ spec }: ApiObjectData): TypeFacts | undefined {
  const { cpu = {}, memory = {}, ...rest } = (spec ?? {}) as Readonly<Record<string, any>>;
  const { guest: vcpus, maxSockets, ...moreOfCpu } = cpu;
  const { guest, maxGuest: _, ...moreOfMemory } = memory;
  const amount = amountOf(guest);
  if (typeof vcpus !== 'number' || amount === undefined) return undefined;
  const isFixed = (memory.overcommitPercent ?? 0) > 0 || cpu.realtime !== undefined || cpu.numa !== undefined || rest.launchSecurity !== undefined;
  return { vcpus, memory: amount, rest: JSON.stringify([moreOfCpu, moreOfMemory, rest]), isFixed, maxSockets };
}

/** Whether a preference uses sockets for virtual CPUs, which is the default. */
function areSockets(profile: string | undefined, context: RuleContext): boolean {
  if (profile === undefined) return true;
  const own = context.find('after', 'VirtualMachinePreference', profile) ?? context.find('after', 'VirtualMachineClusterPreference', profile);
  const topology = own ? (own.spec as any)?.cpu?.preferredCPUTopology : catalogFor(context.target).topologies.get(profile);
  return topology === undefined || ['preferSockets', 'sockets', 'any', 'preferAny'].includes(topology);
}
