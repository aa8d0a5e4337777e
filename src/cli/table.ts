/** Rows below their titles. Each column is as wide as its widest cell. */
export function tableText(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [titles, ...rows];
  const widths = titles.map((_, i) => Math.max(...all.map(row => row[i].length)));
  return all.map(row => `${row.map((cell, i) => i === row.length - 1 ? cell : cell.padEnd(widths[i])).join('  ').trimEnd()}\n`).join('');
}
