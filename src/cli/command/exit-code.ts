/** The exit codes of the command. */
export enum ExitCode {
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  STALE = 3,
  FOUND = 4,
}

/** The meaning of the exit codes, for every verb. If a signal stops the command, the command ends by this signal and has no exit code. */
export const EXIT_CODES: Readonly<Record<ExitCode, string>> = {
  [ExitCode.DONE]: 'done',
  [ExitCode.FAILED]: 'the app failed or has errors, or the output cannot be written',
  [ExitCode.USAGE]: 'invalid arguments, or a file, folder or cdk8s.yaml that cannot be read',
  [ExitCode.STALE]: '--check: the folder differs from the output of the code',
  [ExitCode.FOUND]: 'a finding or an effect that --strict or --fail-on does not allow, errors of lint, or new errors of an upgrade',
};
