import { pathOf } from './places';
import { DiskBus, DiskCache, StorageClass } from '../constructs/disk';
import { CloudInitDelivery } from '../constructs/guest';
import { InstanceProfile } from '../constructs/instance-type';
import { RunStrategy } from '../constructs/machine';
import { EvictionStrategy } from '../constructs/scheduling';
import { Problem } from '../findings/problem';
import { ModelNode } from '../model/fleet-model';
import { ApiObjectData } from '../platforms/reading';

type Kind = ModelNode['kind'] | 'chart';

/**
 * Properties whose value is only a part of their field in a `VirtualMachine`, e.g. a document in one of the volumes. Their names stay as they are.
 */
const PARTIAL = new Set(['cloudInit', 'userData', 'sshKeys', 'exposure', 'size', 'request']);

/**
 * The problem in the words of manifests. The rules name the properties and the constants of the library, which the owner of a manifest does not
 * know: `instanceType` becomes `spec.instancetype`, and RunStrategy.HALTED becomes Halted.
 */
export function inManifestWords(problem: Problem, object: ApiObjectData, kind: Kind): Problem {
  const inWords = (text: string) => text
    .replace(/`([a-z]\w*)` of Platform\.\w+/g, '`$1` of the file for `--cluster`')
    .replace(/`catalog\.(\w+)` of the platform/g, '`$1` of the file for `--cluster`')
    .replace(/`([a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)`/g, (_, property: string) => `\`${fieldOf(property, object, kind) ?? property}\``)
    .replace(/\b([A-Z][A-Za-z]+)\.([A-Z][A-Z0-9_]+)\b/g, (token, type: string, member: string) => constantOf(type, member) ?? token);
  const { message, allowed, fix } = problem;
  return { ...problem, message: inWords(message), ...allowed !== undefined && { allowed: inWords(allowed) }, fix: inWords(fix) };
}

/** The field of a property. Undefined if the property has no field of its own, or if it is a part of a property whose parts are not known. */
function fieldOf(property: string, object: ApiObjectData, kind: Kind): string | undefined {
  const [name, part, ...rest] = property.split('.');
  if (part !== undefined && name !== 'hardware' || PARTIAL.has(name) && object.kind.startsWith('VirtualMachine')) return undefined;
  const [path, whole] = [pathOf(property, object, kind), pathOf(name, object, kind)];
  return path === undefined || part !== undefined && path.join() === whole?.join() ? undefined : [...path, ...rest].join('.');
}

/** The classes whose constants the rules name. A function, because modules are loaded when they are first used. */
const constants = (): Readonly<Record<string, object | undefined>> => ({
  CloudInitDelivery, DiskBus, DiskCache, EvictionStrategy, InstanceProfile, RunStrategy, StorageClass,
});

/** The value that a constant of the library has in a manifest, e.g. `Halted`. */
function constantOf(type: string, member: string): string | undefined {
  const value = (constants()[type] as Readonly<Record<string, unknown>> | undefined)?.[member];
  return typeof value === 'string' ? value : (value as { readonly name?: string } | undefined)?.name;
}
