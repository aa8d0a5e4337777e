/** Paths that differ only in case, which some file systems treat as one. The paths are grouped on first access. */
export class Namesakes {
  private byLowerCase?: Map<string, string[]>;

  constructor(private readonly paths: Iterable<string>) {
  }

  public of(path: string): readonly string[] {
    if (!this.byLowerCase) {
      this.byLowerCase = new Map();
      for (const each of this.paths) {
        const key = each.toLowerCase();
        const same = this.byLowerCase.get(key);
        if (same) same.push(each);
        else this.byLowerCase.set(key, [each]);
      }
    }
    return this.byLowerCase.get(path.toLowerCase()) ?? [];
  }
}
