import { parametersOf } from './assemblies';

/** Go has no optional parameters: `nil` is passed for each parameter that TypeScript omits. */
export function withNil(code: string): string {
  const calls = /\b(?:vmfleet|cdk8s|constructs)\.(?:New(\w+)|([A-Z]\w*?)_(\w+))\(|\.([A-Z]\w*)\(/g;
  let text = code;
  // Starts with the last call, so that the positions of earlier calls stay valid.
  for (const call of [...code.matchAll(calls)].reverse()) {
    const parameters = parametersOf({ constructor: call[1], of: call[2], method: call[3] ?? call[4] });
    if (parameters === undefined || parameters.some(({ variadic }) => variadic)) continue;
    const open = call.index + call[0].length;
    const { count, end } = argumentsAt(text, open);
    const missing = parameters.slice(count);
    if (missing.length === 0 || !missing.every(({ optional }) => optional)) continue;
    text = `${text.slice(0, end)}${count > 0 ? ', ' : ''}${missing.map(() => 'nil').join(', ')}${text.slice(end)}`;
  }
  return text;
}

/** The number of arguments between the brackets that open before a position, and the position of the closing bracket. */
function argumentsAt(text: string, from: number): { count: number; end: number } {
  let depth = 0;
  let commas = 0;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth-- === 0) break;
    else if (char === ',' && depth === 0) commas++;
  }
  return { count: text.slice(from, at).trim() === '' ? 0 : commas + 1, end: at };
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
