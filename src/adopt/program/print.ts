import { Entries, Expression, Statement } from './expression';

const WIDTH = 120;
const INDENT = '  ';

/** A statement as TypeScript. */
export function printStatement({ name, type, value, each, notes = [] }: Statement): string {
  if (each) return `for (const ${each.as} of ${print(each.of, '', 0)}) {\n${INDENT}${print(value, INDENT, 0)};\n}`;
  const head = name === undefined ? '' : `const ${name}${type === undefined ? '' : `: ${type}`} = `;
  return [...notes.map(note => `// ${note}`), `${head}${print(value, '', head.length + 1)};`].join('\n');
}

/** An expression on one line if it fits, otherwise with each part on its own line. */
function print(expression: Expression, indent: string, used: number): string {
  const flat = onOneLine(expression);
  if (flat !== undefined && indent.length + used + flat.length <= WIDTH) return flat;
  const inner = indent + INDENT;
  switch (expression.kind) {
    case 'list': return block('[', expression.items.map(each => print(each, inner, 1)), ']', indent);
    case 'object': return block('{', [
      ...expression.spread ? [`...${print(expression.spread, inner, 4)}`] : [],
      ...expression.entries.map(([key, each]) => printEntry(key, each, inner, areQuoted(expression.entries))),
    ], '}', indent);
    case 'call': return `${expression.type}.${expression.method}${printArguments(expression.args, indent, used + expression.type.length)}`;
    case 'new': return `new ${expression.type}${printArguments(expression.args, indent, used + expression.type.length + 4)}`;
    case 'invoke': return `${print(expression.on, indent, used)}.${expression.method}${printArguments(expression.args, indent, used)}${expression.canBeUndefined ? '!' : ''}`;
    default: return flat ?? '';
  }
}

function printEntry(key: string, each: Expression, indent: string, isQuoted: boolean): string {
  return each.kind === 'name' && each.name === key ? key : `${printKey(key, isQuoted)}: ${print(each, indent, key.length + 3)}`;
}

/** If one key of an object needs quotes, all keys have quotes. */
function areQuoted(entries: Entries): boolean {
  return entries.some(([key]) => !/^[A-Za-z_$][\w$]*$/.test(key));
}

/** The last argument may span several lines, after the others. */
function printArguments(args: readonly Expression[], indent: string, used: number): string {
  const first = args.slice(0, -1).map(onOneLine);
  const last = args.at(-1);
  const isOpen = last !== undefined && (last.kind === 'object' || last.kind === 'list') && first.every(each => each !== undefined);
  if (isOpen && indent.length + used + first.join(', ').length < WIDTH - 4) return `(${[...first, print(last, indent, WIDTH)].join(', ')})`;
  return block('(', args.map(each => print(each, indent + INDENT, 1)), ')', indent);
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.map(line => `${indent}${INDENT}${line},\n`).join('')}${indent}${close}`;
}

/** An expression on one line. Undefined if the expression is too long for one line. */
function onOneLine(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'value': return printValue(expression.value);
    case 'name': return expression.name;
    case 'static': return `${expression.type}.${expression.member}`;
    case 'file': return `${expression.type}.fromFile(${printValue(expression.path)})`;
    case 'property': return `${onOneLine(expression.on)}.${expression.name}${expression.isRequired ? '' : '!'}`;
    case 'copy': return printValue(expression.path);
    case 'list': return joined('[', expression.items.map(onOneLine), ']');
    case 'object': return objectOnOneLine(expression.entries, expression.spread);
    case 'call': return joined(`${expression.type}.${expression.method}(`, expression.args.map(onOneLine), ')');
    case 'new': return joined(`new ${expression.type}(`, expression.args.map(onOneLine), ')');
    case 'invoke': return joined(`${onOneLine(expression.on)}.${expression.method}(`, expression.args.map(onOneLine), expression.canBeUndefined ? ')!' : ')');
  }
}

function objectOnOneLine(entries: Entries, spread: Expression | undefined): string | undefined {
  if (entries.length + (spread ? 1 : 0) === 0) return '{}';
  if (entries.length === 0 && spread) return onOneLine(spread);
  if (entries.length > 5) return undefined;
  const parts = entries.map(([key, each]) => {
    const flat = onOneLine(each);
    return flat === undefined ? undefined : flat === key ? key : `${printKey(key, areQuoted(entries))}: ${flat}`;
  });
  return joined('{ ', [...spread ? [`...${onOneLine(spread)}`] : [], ...parts], ' }');
}

function joined(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.some(part => part === undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}

function printKey(key: string, isQuoted: boolean): string {
  return key === '__proto__' ? '[\'__proto__\']' : isQuoted ? printText(key) : key;
}

function printValue(value: string | number | boolean | null): string {
  return typeof value === 'string' ? printText(value) : Object.is(value, -0) ? '-0' : String(value);
}

/** Prints a text in single quotes. Characters outside ASCII are escaped, so that no invisible character misleads a reader. */
function printText(text: string): string {
  const body = text.replace(/[\\']|[^ -~]/gu, found => ESCAPES[found] ?? [...Array(found.length).keys()].map(i => (
    `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`
  )).join(''));
  return `'${body}'`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\'': '\\\'', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
