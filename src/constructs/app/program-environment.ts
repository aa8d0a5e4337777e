import { findingOfCall } from '../../findings/finding-at';
import { FleetError } from '../../findings/fleet-error';
import { leaveOutKernelTraces } from '../../findings/kernel-trace';
import { throwPlainly } from '../../findings/plain-exit';
import { quote } from '../../findings/problem';
import { systemReason } from '../../findings/system-error';
import { gate } from '../../model/calls/gate';

/**
 * The working directory and the environment of a program in Python or Go.
 *
 * In these languages, the program and the library run in different processes. The packages for these languages call `follow` when the program has
 * changed its directory or a variable of cdk8s. So a program does not have to call `follow`.
 */
export class ProgramEnvironment {
  /**
   * Changes the working directory and the environment variables of the library's process.
   *
   * @param workingDirectory an absolute path
   * @param variables the values of variables by name, e.g. of `CDK8S_OUTDIR`; an empty value unsets the variable
   * @throws FleetError with the code FOLDER_UNREADABLE if the directory does not exist
   */
  public static follow(workingDirectory: string, variables: { readonly [name: string]: string }): void {
    leaveOutKernelTraces();
    try {
      process.chdir(workingDirectory);
    } catch (error) {
      throwPlainly(new FleetError([findingOfCall('ProgramEnvironment.follow', {
        code: 'FOLDER_UNREADABLE',
        message: `the working directory of the program cannot be entered: ${systemReason(error).reason}`,
        got: quote(workingDirectory),
        fix: 'change to a directory that exists',
      })]));
    }
    for (const [name, value] of Object.entries(variables)) {
      if (value === '') delete process.env[name];
      else process.env[name] = value;
    }
  }

  private constructor() {}
}

gate(ProgramEnvironment, 'follow');
