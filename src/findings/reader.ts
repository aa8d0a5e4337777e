import { CLASSES, MEMBERS } from './api-names';

/** The naming rules of a language for the package's API. */
interface Language {
  readonly member: (name: string) => string;
  /** A factory or a constant of a class. */
  readonly ofClass: (type: string, name: string) => string;
  /** Converts the syntax of an expression whose names are already in the form of the language. */
  readonly expression?: (code: string) => string;
}

const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);
const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const isConstant = (name: string) => !/[a-z]/.test(name);

/** The languages whose names differ from those of TypeScript. In Java, the names are the same. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  Python: {
    member: snake,
    ofClass: (type, name) => `${type}.${isConstant(name) ? name : snake(name)}`,
    expression: code => code.replace(/\(\{ ?(.*?) ?\}\)/g, '($1)').replace(/(\w): /g, '$1=').replace(/\btrue\b/g, 'True').replace(/\bfalse\b/g, 'False'),
  },
  go: { member: pascal, ofClass: (type, name) => `${type}_${isConstant(name) ? `${name}()` : pascal(name)}` },
  DotNet: { member: pascal, ofClass: (type, name) => `${type}.${isConstant(name) ? name : pascal(name)}` },
};

/** The parts of a sentence that can contain names: a quoted value (which stays unchanged), code in backticks, and names without backticks. */
const PART = /"(?:[^"\\]|\\.)*"|`[^`]+`|\b[A-Z]\w*\.\w+(?:\(\{[^}]*\}\))?|\b[a-z]+[A-Z]\w*\b/g;

/** `Class.name`, or a path of names. A path within a longer text, e.g. a label or a JSON pointer, does not match. */
const NAMES = /'[^']*'|\b([A-Z]\w*)\.(\w+)|(?<![\w/.-])([a-z]\w*(?:\.[a-z]\w*)*)(?![\w/-])(\(?)/g;

let classes: ReadonlySet<string> | undefined;
let members: ReadonlySet<string> | undefined;

/**
 * A sentence of a finding with names in the form of the program's language: `sshKeys` is `ssh_keys` in Python.
 *
 * The environment variable JSII_AGENT of jsii names the language of the program, e.g. `Python/3.13.1` or `go1.25.0/linux/amd64`. Values and names
 * from manifests are not changed.
 */
export function inLanguageOfReader(text: string): string {
  const language = LANGUAGES[/^[A-Za-z]*/.exec(process.env.JSII_AGENT ?? '')![0]];
  return language === undefined ? text : text.replace(PART, part => part.startsWith('"') ? part : inLanguage(language, part));
}

function inLanguage(language: Language, code: string): string {
  classes ??= new Set(CLASSES.split(' '));
  members ??= new Set(MEMBERS.split(' '));
  const named = code.replace(NAMES, (whole, type: string | undefined, name: string, path: string | undefined, call: string) => {
    if (type !== undefined) return classes!.has(type) ? language.ofClass(type, name) : whole;
    return path === undefined ? whole : `${pathInLanguage(language, path.split('.'), call !== '')}${call}`;
  });
  return language.expression?.(named) ?? named;
}

/** In a call, the part before the method is a variable, which keeps its name. */
function pathInLanguage({ member }: Language, path: readonly string[], isCall: boolean): string {
  if (isCall) return [...path.slice(0, -1), ...path.slice(-1).map(name => members!.has(name) ? member(name) : name)].join('.');
  return (path.every(name => members!.has(name)) ? path.map(member) : path).join('.');
}
