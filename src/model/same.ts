/** Whether two values of plain data are equal; undefined members count as missing. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => same(each, b[i]));
  }
  const [mine, theirs] = [given(a), given(b)];
  return mine.length === theirs.length && mine.every(key => same((a as Plain)[key], (b as Plain)[key]));
}

type Plain = Record<string, unknown>;

const given = (value: object) => Object.keys(value).filter(key => (value as Plain)[key] !== undefined);
