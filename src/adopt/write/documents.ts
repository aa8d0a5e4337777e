import { Expression } from '../program/expression';

export interface Document {
  readonly type: 'CloudInit' | 'NetworkData';
  readonly text: string;
  /** The name of the first machine that uses the document. It is a DNS label, because other machines are copied without constructs. */
  readonly machine: string;
  readonly what: string;
}

/** Documents become files of the program, each once. */
export class Documents {
  private readonly paths = new Map<string, string>();
  private readonly taken = new Set<string>();

  public expression({ type, text, machine, what }: Document): Expression {
    const key = `${type} ${text}`;
    let path = this.paths.get(key);
    if (path === undefined) this.paths.set(key, path = this.free(`guests/${machine}-${what}`, text));
    return { kind: 'file', type, path, text };
  }

  private free(stem: string, text: string): string {
    const extension = text.startsWith('#!') ? 'sh' : 'yaml';
    let path = `${stem}.${extension}`;
    for (let i = 2; this.taken.has(path); i++) path = `${stem}-${i}.${extension}`;
    this.taken.add(path);
    return path;
  }
}
