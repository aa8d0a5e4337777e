import { attachedDisk } from './attached-disk';
import { inferenceDisk } from './inference';
import { unverified } from './problems';
import { Target } from './target';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { InstanceTypeChoice, MachineSpec, ResourcesSpec } from '../../model/machine';
import { isSmaller, isUsable, kibibytes, Quantity } from '../../model/quantity';
import { CatalogType } from '../catalog/catalog-data';
import { findImage } from '../catalog/find-image';
import { NodeContext } from '../context';

/** The size of a machine on a target. Unknown parts are undefined. */
export interface ResolvedCompute {
  /** Empty if the machine has `resources`. An empty value replaces the default type of Cozystack's Helm chart. */
  readonly instanceType: string;
  /** The disk from which KubeVirt infers the type. */
  readonly inferredFrom?: string;
  readonly resources?: { readonly cpu: number; readonly sockets: number; readonly threads: number; readonly memory?: string };
  readonly type?: CatalogType;
  readonly vcpus?: number;
  readonly memory?: Quantity;
}

export function resolveCompute(machine: MachineSpec, context: NodeContext, target: Target, problems: Problem[]): ResolvedCompute {
  const compute = resolve(machine, context, target, problems);
  checkLimits(compute, target, problems);
  return compute;
}

function resolve(machine: MachineSpec, context: NodeContext, target: Target, problems: Problem[]): ResolvedCompute {
  const { instanceType, resources } = machine;
  switch (instanceType?.kind) {
    case 'inferred': return inferred(instanceType.disk, machine, context, target, problems);
    case 'named': return ofType(instanceType.name, target, problems);
    case 'smallest': return smallest(instanceType, target, problems);
    case undefined: return resources ? explicit(resources, problems) : { instanceType: '' };
  }
}

function ofType(name: string, { label, catalog, ownTypes }: Target, problems: Problem[]): ResolvedCompute {
  const type = catalog.types.find(candidate => candidate.name === name);
  if (!type) {
    problems.push({
      code: 'INSTANCE_TYPE_UNKNOWN',
      message: `${label} has no instance type "${name}"`,
      got: quote(name),
      allowed: listNames(catalog.types.map(candidate => candidate.name)),
      // A type that is not for general use is suggested only if it has the series of the given name.
      fix: suggest(name, catalog.types.filter(candidate => !candidate.special || sameSeries(candidate.name, name)).map(candidate => candidate.name),
        'use InstanceType.atLeast, or if your cluster has the type, '
          + `add it to \`catalog.instanceTypes\` of the platform${ownTypes === undefined ? '' : `; ${ownTypes}`}`),
    });
    return { instanceType: name };
  }
  if (type.unverified) problems.push(unverified('instance type', type.name, type.unverified));
  return { instanceType: type.name, type, vcpus: type.vcpus, memory: type.memory };
}

/** The size of a machine whose type KubeVirt infers. The size is known only if the catalog contains the type of the image of the disk. */
function inferred(disk: string | undefined, machine: MachineSpec, context: NodeContext, target: Target, problems: Problem[]): ResolvedCompute {
  const attached = inferenceDisk(disk, machine, context, 'instance type', target, problems);
  const source = attached && attachedDisk(attached, context)?.source;
  const name = source?.kind === 'image' ? findImage(source.image, target.catalog)?.instanceType : undefined;
  const type = target.catalog.types.find(candidate => candidate.name === name);
  return { instanceType: '', inferredFrom: attached?.name ?? '', type, vcpus: type?.vcpus, memory: type?.memory };
}

function sameSeries(a: string, b: string): boolean {
  return a.split('.')[0] === b.split('.')[0];
}

function smallest(demand: InstanceTypeChoice & { kind: 'smallest' }, target: Target, problems: Problem[]): ResolvedCompute {
  const { vcpus, memory, series } = demand;
  if (!(vcpus > 0) || !isUsable(memory)) {
    problems.push({
      code: 'RESOURCES_INVALID',
      message: 'InstanceType.atLeast has no positive size',
      got: `${vcpus} vCPU and ${memory}`,
      fix: 'use positive numbers',
    });
    return { instanceType: '' };
  }
  const candidates = target.catalog.types.filter(type => series === undefined ? !type.special : type.name.startsWith(`${series}.`));
  const fitting = candidates
    .filter(type => type.vcpus >= vcpus && !isSmaller(type.memory, memory))
    .sort((a, b) => a.vcpus - b.vcpus || kibibytes(a.memory) - kibibytes(b.memory) || (a.name < b.name ? -1 : 1));
  if (fitting.length > 0) return ofType(fitting[0].name, target, problems);
  problems.push({
    code: 'INSTANCE_TYPE_NONE_FITS',
    message: `${target.label} has no instance type${series === undefined ? '' : ` of series "${series}"`} of this size`,
    got: `at least ${vcpus} vCPU and ${memory}`,
    allowed: listNames(candidates.map(type => `${type.name} (${type.vcpus} vCPU, ${type.memory})`)),
    fix: series === undefined ? 'use a smaller size, name a series, or set `resources`' : 'use a smaller size, or another series',
  });
  return { instanceType: '' };
}

function explicit({ cores = 1, sockets = 1, threads = 1, memory }: ResourcesSpec, problems: Problem[]): ResolvedCompute {
  const before = problems.length;
  for (const [what, count] of [['cores', cores], ['sockets', sockets], ['threads', threads]] as const) {
    if (Number.isInteger(count) && count > 0) continue;
    problems.push({
      code: 'RESOURCES_INVALID',
      message: `\`resources.${what}\` is not a whole, positive number`,
      got: quote(count),
      allowed: '1, 2, 3, ...',
      fix: `use whole ${what}`,
    });
  }
  if (memory !== undefined && !isUsable(memory)) {
    problems.push({
      code: 'RESOURCES_INVALID', message: '`resources.memory` is not a positive size', got: memory, fix: 'set `resources.memory`, e.g. to 4 GiB',
    });
  }
  const resources = { cpu: cores, sockets, threads, ...memory !== undefined && { memory } };
  return problems.length > before ? { instanceType: '', resources } : { instanceType: '', resources, vcpus: cores * sockets * threads, memory };
}

/** Checks a size that does not come from an instance type. The instance types of a platform never exceed the limits of the platform. */
function checkLimits({ type, vcpus, memory }: ResolvedCompute, { label, limits }: Target, problems: Problem[]): void {
  if (!limits || type || vcpus === undefined || memory === undefined) return;
  if (vcpus <= limits.vcpus && !isSmaller(limits.memory, memory)) return;
  problems.push({
    code: 'MACHINE_TOO_LARGE',
    message: `the machine is too large for ${label}`,
    got: `${vcpus} vCPU and ${memory}`,
    allowed: `at most ${limits.vcpus} vCPU and ${limits.memory}`,
    fix: 'spread the work over several machines',
  });
}
