import { spawn } from 'child_process';
import { readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';

export interface JestRun {
  readonly outcome: 'passed' | 'failed' | 'timeout';
  /** Seconds of each test file that ran. */
  readonly seconds: Record<string, number>;
  /** The first file that failed. */
  readonly file?: string;
  /** Full names of its failed tests, or the error that prevented it from running. */
  readonly failures: readonly string[];
}

interface JestFile {
  readonly name: string;
  readonly startTime: number;
  readonly endTime: number;
}

/**
 * Runs test files one after the other, until one fails. A run that exceeds its time limit is stopped.
 *
 * @param only full names of the tests to run; all if empty
 */
export function runJest(root: string, files: readonly string[], limitSeconds: number, only: readonly string[] = []): Promise<JestRun> {
  const output = join(tmpdir(), `vm-fleet-mutation-${process.pid}.json`);
  rmSync(output, { force: true });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--runInBand', '--bail', '--silent', '--json', `--outputFile=${output}`, '--rootDir', root];
  if (only.length > 0) options.push('--testNamePattern', `^(${only.map(escape).join('|')})$`);
  // A separate process group, so that processes that tests start end with them.
  const child = spawn(process.execPath, [jest, ...options, '--runTestsByPath', ...files], {
    cwd: root, stdio: ['ignore', 'ignore', 'pipe'], detached: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => said += text);
  return new Promise(resolve => {
    const end = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, limitSeconds * 1000);
    process.once('exit', end);
    child.on('close', status => {
      clearTimeout(timer);
      process.removeListener('exit', end);
      resolve(isLate ? { outcome: 'timeout', seconds: {}, failures: [] } : report(root, output, status, said));
    });
  });
}

/** With `--bail`, jest writes no JSON after a failure. */
function report(root: string, output: string, status: number | null, said: string): JestRun {
  if (status === 0) {
    const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as { testResults: JestFile[] };
    rmSync(output, { force: true });
    const seconds = testResults.map(file => [relative(root, file.name), (file.endTime - file.startTime) / 1000]);
    return { outcome: 'passed', seconds: Object.fromEntries(seconds), failures: [] };
  }
  const file = /^FAIL (\S+)/m.exec(said)?.[1];
  if (file === undefined) throw new Error(`jest ended with ${status}, and no test failed:\n${said}`);
  const failures = [...said.matchAll(/^ {2}\u25cf (.+)$/gm)].map(([, name]) => name.replace(/ \u203a /g, ' '));
  return { outcome: 'failed', seconds: {}, file, failures: [...new Set(failures)] };
}

function escape(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
