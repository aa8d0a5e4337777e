import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { packageRoot } from './command/package-root';
import { FOREIGN, reportOf, Thrown } from '../findings/foreign-errors';

/** The environment variable that tells the Node processes of a program which errors to record, and in which file. */
const VARIABLE = 'VM_FLEET_UNCAUGHT';

/**
 * Errors of the libraries `cdk8s` and `constructs` that end a program before it creates an object of this package. Without such an object, the
 * package cannot report errors. So Node loads `bin/uncaught.js` into each process of the program, and this script records the errors. Programs
 * that do not run in Node ignore the environment variables.
 */
export class UncaughtErrors {
  private readonly file: string;

  /**
   * @param scratch a folder for temporary files
   */
  constructor(scratch: string) {
    this.file = join(scratch, 'uncaught');
    writeFileSync(this.file, '');
  }

  /** The environment variables for the program, in addition to `env`. */
  public variables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const path = join(packageRoot(), 'bin', 'uncaught.js').replace(/[\\"]/g, '\\$&');
    return {
      NODE_OPTIONS: [...env.NODE_OPTIONS ? [env.NODE_OPTIONS] : [], `--require "${path}"`].join(' '),
      [VARIABLE]: JSON.stringify({ file: this.file, pattern: FOREIGN.source }),
    };
  }

  /** A report of each error. */
  public get reports(): string[] {
    const errors: Required<Thrown>[] = readFileSync(this.file, 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line));
    return errors.map(({ message, stack }) => reportOf(message, stack));
  }
}
