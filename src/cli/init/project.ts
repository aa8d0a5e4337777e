/** The settings of a new project. */
export interface Project {
  readonly name: string;
  readonly platform: 'hikube' | 'cozystack' | 'kubevirt';
  readonly language: 'typescript' | 'javascript' | 'python';
  /** The text of a public key, if there is one. */
  readonly sshKey?: string;
  /** How Node runs the program: directly, or with tsx if Node does not run TypeScript. */
  readonly runner: 'node' | 'node --import tsx';
  readonly version: string;
}

/** The text of each file, by its path. */
export type Files = Readonly<Record<string, string>>;

/** The warnings that the new program acknowledges for its machine, each with its reason. */
export function acknowledged({ platform, sshKey }: Project): (readonly [code: string, reason: string])[] {
  return [
    ...sshKey === undefined ? [['NO_LOGIN', 'a first look, without a key'] as const] : [],
    ...platform === 'hikube' ? [['PORTLIST_NOT_FILTERED', 'the guest listens on these two ports only'] as const] : [],
  ];
}
