import type { CST } from 'yaml';
import { LIMITS } from './limits';
import { yamlLibrary } from '../../model/yaml/library';

/**
 * Whether maps and lists are nested deeper than the limit. This check runs before the text is parsed, because the YAML library recurses for
 * each level, and a stack overflow may end the process.
 */
export function isTooDeep(text: string): boolean {
  return mayBeDeep(text) && isDeep(text);
}

/**
 * A quick estimate that misses no deep text. A text that is nested deeper than the limit has more open brackets than the limit, a long
 * indentation, or many indicators at the start of a line.
 */
function mayBeDeep(text: string): boolean {
  return new RegExp(`^ {${LIMITS.depth}}|^(?: *[-?:][ \\t]+){20}`, 'm').test(text) || openBrackets(text) > LIMITS.depth;
}

/** The largest number of brackets that are open at the same time. Brackets inside of texts count too. */
function openBrackets(text: string): number {
  let [open, most] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) most = Math.max(most, ++open);
    else if ((code === 0x5d || code === 0x7d) && open > 0) open--;
  }
  return most;
}

/** Whether maps and lists are nested deeper than the limit. Neither the parser of tokens nor this function uses recursion. */
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
