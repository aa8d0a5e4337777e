import { dirname, isAbsolute, relative, sep } from 'path';
import { fileURLToPath } from 'url';
import { IConstruct } from 'constructs';
import { isModeled } from './modeled';
import { recordIfAny } from './scope-record';

/** The place where a construct was created, and its properties, to explain the origin of a value. */
export interface Trace {
  readonly path: string;
  /** The line of the user's program, e.g. `main.ts:7:13`; missing in languages that do not run in Node. */
  readonly at?: string;
  /** The names of the properties that the program gave. */
  readonly given?: readonly string[];
  /** The names of the defaults that the construct sets for everything below it. */
  readonly defaults?: readonly string[];
}

/** Enough stack frames for a machine inside several constructs of the user. */
const STACK_LIMIT = 100;

/** The folder of this package's code, whether it is bundled or not. */
const OWN = __dirname.endsWith(`${sep}collect`) ? dirname(__dirname) : __dirname;

/** The place where each construct was created. Undefined until enabled, because a stack trace takes more time than a construct. */
let places: WeakMap<IConstruct, string> | undefined;

/** Starts recording the place of each construct. */
export function startTracing(): void {
  places ??= new WeakMap();
}

/** Records where a construct is created, if recording is enabled. */
export function trace(construct: IConstruct): void {
  if (places === undefined) return;
  const place = callingLine();
  if (place !== undefined) places.set(construct, place);
}

export function tracesOf(constructs: readonly IConstruct[]): Trace[] {
  return constructs.map(construct => {
    const at = places?.get(construct);
    const { givenProps } = construct as { givenProps?: object };
    const defaults = recordIfAny(construct)?.defaults;
    return {
      path: construct.node.path,
      ...at !== undefined && { at },
      ...isModeled(construct) && givenProps !== undefined && { given: Object.keys(givenProps) },
      ...defaults !== undefined && { defaults: Object.keys(defaults) },
    };
  });
}

/** The innermost line of the stack that is in the user's program. */
function callingLine(): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = STACK_LIMIT;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  for (const line of stack.split('\n').slice(1)) {
    const place = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('(')) + 1);
    const [, url, position] = /^([^)]+):(\d+:\d+)\)?$/.exec(place) ?? [];
    if (url === undefined) continue;
    const file = url.startsWith('file://') ? fileURLToPath(url) : url;
    if (!isAbsolute(file) || file.startsWith(OWN + sep) || file.includes(`${sep}node_modules${sep}`)) continue;
    const near = relative(process.cwd(), file);
    return `${near.startsWith('..') ? file : near}:${position}`;
  }
  return undefined;
}
