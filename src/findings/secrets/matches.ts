/** The matches of a global pattern in a text. `matchAll` copies its pattern each time, which takes longer than most searches here. */
export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NONE;
  const all: RegExpExecArray[] = [];
  while (match) {
    all.push(match);
    match = pattern.exec(text);
  }
  return all;
}

const NONE: readonly RegExpExecArray[] = [];
