import { dirname, resolve } from 'path';

/** A source map, version 3. */
export interface SourceMapText {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly mappings: string;
}

/** A position in a generated text, and its position in the source. All positions are offsets. */
export interface Mapping {
  readonly generated: number;
  readonly file: string;
  readonly original: number;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The mappings of a generated file, in its order. */
export function mappingsOf(map: SourceMapText, path: string, text: string): Mapping[] {
  const files = map.sources.map(source => resolve(dirname(path), source.replace(/^file:\/\//, '')));
  const starts = map.sourcesContent.map(lineStarts);
  const lines = lineStarts(text);
  const found: Mapping[] = [];
  let [source, line, column] = [0, 0, 0];
  for (const [index, segments] of map.mappings.split(';').entries()) {
    let generated = 0;
    for (const segment of segments === '' ? [] : segments.split(',')) {
      const [ahead, toSource, toLine, toColumn] = numbersOf(segment);
      generated += ahead;
      // Generated text that comes from no source.
      if (toColumn === undefined) continue;
      source += toSource;
      line += toLine;
      column += toColumn;
      found.push({ generated: lines[index] + generated, file: files[source], original: starts[source][line] + column });
    }
  }
  return found;
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/**
 * Numbers in digits of base 64, the lowest first. 32 is added to every digit except the last digit of a number. The lowest bit of a number
 * is its sign.
 */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let [value, factor] = [0, 1];
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += bits % 32 * factor;
    factor *= 32;
    if (bits >= 32) continue;
    numbers.push(Math.floor(value / 2) * (value % 2 === 1 ? -1 : 1));
    [value, factor] = [0, 1];
  }
  return numbers;
}
