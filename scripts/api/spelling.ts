/** The spelling of names in a language. Parameters are spelled already. */
export interface Spelling {
  readonly name: string;
  readonly parameter: (name: string) => string;
  readonly method: (name: string) => string;
  readonly staticMethod: (type: string, name: string) => string;
  /** A property of an object; with `isData`, of a struct of properties. */
  readonly property: (name: string, isData: boolean) => string;
  readonly constant: (type: string, name: string) => string;
  readonly member: (type: string, name: string) => string;
  readonly construction: (type: string, parameters: readonly string[]) => string;
  readonly primitives: Readonly<Record<string, string>>;
}

const same = (name: string) => name;
const dotted = (type: string, name: string) => `${type}.${name}`;

export const TYPESCRIPT: Spelling = {
  name: 'TypeScript',
  parameter: same,
  method: same,
  staticMethod: dotted,
  property: same,
  constant: dotted,
  member: (_, name) => name,
  construction: (type, parameters) => `new ${type}(${parameters.join(', ')})`,
  primitives: {},
};

/** Reserved words of Python. jsii adds an underscore to names that are equal to them. */
const OF_PYTHON = new Set(['from', 'is', 'in', 'import', 'class', 'with', 'as', 'and', 'or', 'not', 'if', 'else', 'for', 'while', 'lambda', 'global', 'pass', 'def', 'del', 'return', 'None']);

function snake(name: string): string {
  const spelled = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2').toLowerCase();
  return OF_PYTHON.has(spelled) ? `${spelled}_` : spelled;
}

const capital = (name: string) => name[0].toUpperCase() + name.slice(1);

/** The other languages that have pages, by the name of their folder. */
export const SPELLINGS: Readonly<Record<'python' | 'java' | 'go', Spelling>> = {
  python: {
    name: 'Python',
    parameter: snake,
    method: snake,
    staticMethod: (type, name) => `${type}.${snake(name)}`,
    property: snake,
    constant: (type, name) => `${type}.${/[a-z]/.test(name) ? snake(name) : name}`,
    member: dotted,
    // The fields of a struct are keyword arguments.
    construction: (type, parameters) => `${type}(${parameters.map(each => /^props\??$/.test(each) ? '**props' : each).join(', ')})`,
    primitives: { string: 'str', number: 'int or float', boolean: 'bool', any: 'Any', json: 'Mapping', date: 'datetime' },
  },
  java: {
    name: 'Java',
    parameter: same,
    method: same,
    staticMethod: dotted,
    property: (name, isData) => isData ? name : `get${capital(name)}()`,
    constant: dotted,
    member: dotted,
    construction: (type, parameters) => {
      const given = parameters.filter(each => !/^props\??$/.test(each)).join(', ');
      return given.length === parameters.join(', ').length ? `new ${type}(${given})` : `${type}.Builder.create(${given})...build()`;
    },
    primitives: { string: 'String', number: 'Number', boolean: 'Boolean', any: 'Object', json: 'ObjectNode', date: 'Instant' },
  },
  go: {
    name: 'Go',
    parameter: same,
    method: capital,
    staticMethod: (type, name) => `vmfleet.${type}_${capital(name)}`,
    property: (name, isData) => isData ? capital(name) : `${capital(name)}()`,
    constant: (type, name) => `vmfleet.${type}_${/[a-z]/.test(name) ? capital(name) : name}()`,
    member: (type, name) => `vmfleet.${type}_${name}`,
    construction: (type, parameters) => `vmfleet.New${type}(${parameters.join(', ')})`,
    primitives: { string: '*string', number: '*float64', boolean: '*bool', any: 'interface{}', json: 'map[string]interface{}', date: '*time.Time' },
  },
};
