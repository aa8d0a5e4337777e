import type { CST } from 'yaml';
import { LIMITS } from './limits';
import { yamlLibrary } from '../../model/yaml/library';

/**
 * Whether maps and lists of a text are nested deeper than is read. It is asked before the text is parsed: the YAML library calls itself
 * for each level, and to come near the end of the stack may end the process.
 */
export function isTooDeep(text: string): boolean {
  return mayBeDeep(text) && isDeep(text);
}

/** What a deep text has at least: so many brackets that are open, a line so far to the right, or so many marks at its beginning. */
function mayBeDeep(text: string): boolean {
  return new RegExp(`^ {${LIMITS.depth}}|^(?: *[-?:][ \\t]+){20}`, 'm').test(text) || openBrackets(text) > LIMITS.depth;
}

/** The most brackets that are open anywhere, as if none were part of a text. */
function openBrackets(text: string): number {
  let [open, most] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) most = Math.max(most, ++open);
    else if ((code === 0x5d || code === 0x7d) && open > 0) open--;
  }
  return most;
}

/** The tokens of the library are made without recursion, and looked at without it. */
function isDeep(text: string): boolean {
  const { Parser } = yamlLibrary();
  const left: { readonly token: CST.Token | null | undefined; readonly depth: number }[] = [];
  for (const token of new Parser().parse(text)) left.push({ token, depth: 0 });
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { token, depth } = next;
    if (depth > LIMITS.depth) return true;
    if (!token) continue;
    if (token.type === 'document') left.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) for (const part of [item.key, item.value]) left.push({ token: part as CST.Token, depth: depth + 1 });
  }
  return false;
}
