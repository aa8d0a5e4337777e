import { type Decoded, readBytes } from './bytes';
import { fromDataUrls, fromEscapes, fromHex } from './escaped';
import { matches } from './matches';

/** A run, i.e. base64 characters in a row, that is long enough to decode. */
const BASE64 = /(?<![A-Za-z0-9+/_-])[-_]{0,8}([A-Za-z0-9+/][A-Za-z0-9+/_-]{19,}={0,2})/g;

/** The continuation of a wrapped run on the next line. */
const NEXT_LINE = /\r?\n[ \t]{0,16}([A-Za-z0-9+/_-]{1,256}={0,2})(?=\s|$)/y;

/** The encoded parts of a text whose decoded content is a text or a binary secret. */
export function decoded(text: string): Decoded[] {
  return [...fromBase64(text), ...fromDataUrls(text), ...fromHex(text), ...fromEscapes(text)];
}

function fromBase64(text: string): Decoded[] {
  const found: Decoded[] = [];
  // The end of the last group of wrapped lines, and the end of the last group that was decoded as a whole.
  let [block, read] = [0, 0];
  for (const { index: start, 0: whole, 1: run } of matches(text, BASE64)) {
    const index = start + whole.length - run.length;
    if (index < read) continue;
    if (index >= block) {
      const { lines, end } = wrappedRun(text, index, run);
      block = end;
      const joined = lines.length > 1 && !run.startsWith('AAAA') ? readBytes(Buffer.from(lines.join(''), 'base64')) : undefined;
      if (joined) {
        found.push({ index, end, ...joined });
        read = end;
        continue;
      }
    }
    // `AAAA` encodes three zero bytes. Every SSH public key begins with `AAAA`. An encoded text never begins with it.
    if (run.startsWith('AAAA')) continue;
    for (const part of partsOf(run)) {
      const alone = readBytes(Buffer.from(part, 'base64'));
      if (!alone) continue;
      found.push({ index, end: index + run.length, ...alone });
      break;
    }
  }
  return found;
}

/** A run, and its parts between `-`, `_` and `/`. A name or path next to the base64 consists of the same characters, so the run includes it. */
function partsOf(run: string): string[] {
  const places = [...run.slice(0, 512).matchAll(/[-_/]/g)].slice(0, 8).map(({ index }) => index);
  if (places.length === 0) return [run];
  return [...new Set([run, ...places.map(place => run.slice(place + 1)), ...run.slice(0, 512).split(/[-_/]/)])].filter(part => part.length >= 20);
}

function wrappedRun(text: string, index: number, run: string): { readonly lines: string[]; readonly end: number } {
  const lines = [run];
  let end = index + run.length;
  for (;;) {
    NEXT_LINE.lastIndex = end;
    const match = NEXT_LINE.exec(text);
    if (!match) return { lines, end };
    lines.push(match[1]);
    end += match[0].length;
  }
}
