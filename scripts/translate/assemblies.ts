import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from '../../test/docs/markdown';

/** A type of one of the packages that programs use, with the facts that the translation needs. */
export interface Type {
  readonly name: string;
  readonly module: Module;
  readonly kind: 'class' | 'struct' | 'interface' | 'enum';
}

export type Module = 'cdk8s-vm-fleet' | 'cdk8s' | 'constructs';

const MODULES: readonly Module[] = ['cdk8s-vm-fleet', 'cdk8s', 'constructs'];

interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
  readonly variadic?: boolean;
}

interface Assembly {
  readonly types: Readonly<Record<string, {
    readonly name: string;
    readonly kind: 'class' | 'interface' | 'enum';
    readonly datatype?: boolean;
    readonly initializer?: { readonly parameters?: readonly Parameter[] };
    readonly methods?: readonly { readonly name: string; readonly static?: boolean; readonly parameters?: readonly Parameter[] }[];
    readonly properties?: readonly { readonly name: string; readonly static?: boolean }[];
  }>>;
}

const assemblies = MODULES.map(module => {
  const folder = module === 'cdk8s-vm-fleet' ? ROOT : join(ROOT, 'node_modules', module);
  return { module, assembly: JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8')) as Assembly };
});

/** All types by name. If two packages have a type with the same name, the type of this package counts. */
export const TYPES: ReadonlyMap<string, Type> = new Map([...assemblies].reverse().flatMap(({ module, assembly }) =>
  Object.values(assembly.types).map(({ name, kind, datatype }) => [name, { name, module, kind: datatype === true ? 'struct' : kind }] as const)));

/** Names of object properties, which are methods in Java and Go. */
export const PROPERTIES: ReadonlySet<string> = new Set(assemblies.flatMap(({ assembly }) => Object.values(assembly.types)
  .filter(({ datatype }) => datatype !== true)
  .flatMap(({ properties = [] }) => properties.filter(each => each.static !== true).map(({ name }) => name))));

/**
 * The parameters of a call by its name in Go: of a constructor, a static method or another method. For other methods, only if all methods
 * of this name have the same parameters.
 */
export function parametersOf({ constructor, of, method }: { constructor?: string; of?: string; method: string }): readonly Parameter[] | undefined {
  const types = assemblies.flatMap(({ assembly }) => Object.values(assembly.types));
  if (constructor !== undefined) return types.find(({ name }) => name === constructor)?.initializer?.parameters ?? [];
  const called = types.filter(({ name }) => of === undefined || name === of).flatMap(({ methods = [] }) => methods)
    .filter(each => (each.static === true) === (of !== undefined) && each.name.toLowerCase() === method.toLowerCase());
  const [first, ...others] = called.map(({ parameters = [] }) => parameters);
  const shape = (parameters: readonly Parameter[]) => JSON.stringify(parameters.map(({ optional, variadic }) => [optional, variadic]));
  return first !== undefined && others.every(each => shape(each) === shape(first)) ? first : undefined;
}
