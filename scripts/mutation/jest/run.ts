import { spawn } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Failure, FIRST_FAILURE } from './failure';

export interface JestRun {
  readonly outcome: 'passed' | 'failed' | 'timeout';
  readonly failure?: Failure;
}

/** Seconds between two looks at the processor time. */
const PERIOD = 5;

/**
 * Runs test files one after the other, in the given order, until a test fails.
 *
 * @param limit seconds of processor time, because the runner often has the lowest priority. After this time, the run is stopped.
 * @param records the folder for what the tests execute; by default, this is not recorded
 */
export async function runJest(root: string, cache: string, files: readonly string[], limit: number, records?: string): Promise<JestRun> {
  const temporary = mkdtempSync(join(tmpdir(), 'vm-fleet-tests-'));
  const report = join(temporary, 'failure.json');
  const own = (name: string) => join(root, 'scripts', 'mutation', 'jest', name);
  const words = [
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--rootDir', root, '--runInBand', '--bail', '--silent', '--ci', '--watchman=false',
    '--cacheDirectory', cache, '--testEnvironment', own('environment.js'), '--testSequencer', own('sequencer.js'), '--globalSetup', own('setup.ts'),
    '--runTestsByPath', ...files,
  ];
  // A separate process group, so that processes that tests start end with them.
  const child = spawn(process.execPath, words, {
    cwd: root, stdio: ['ignore', 'ignore', 'pipe'], detached: true,
    env: {
      ...process.env, FC_SAMPLES: 'all', TMPDIR: temporary, MUTATION_FAILURE: report, MUTATION_ORDER: files.join('\n'), ...records !== undefined && { MUTATION_RECORDS: records },
    },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => said += text);
  const end = () => stop(child.pid);
  process.once('exit', end);
  let isLate = false;
  const timer = setInterval(() => {
    isLate ||= processorSeconds(child.pid) > limit;
    if (isLate) end();
  }, PERIOD * 1000);
  const status = await new Promise<number | null>(resolve => child.on('exit', resolve));
  clearInterval(timer);
  process.removeListener('exit', end);
  end();
  try {
    if (isLate) return { outcome: 'timeout' };
    if (status === 0) return { outcome: 'passed' };
    if (status === FIRST_FAILURE && existsSync(report)) return { outcome: 'failed', failure: JSON.parse(readFileSync(report, 'utf8')) };
    const file = /^FAIL (\S+)/m.exec(said)?.[1];
    if (file === undefined) throw new Error(`jest ended with ${status}, and no test failed:\n${said}`);
    return { outcome: 'failed', failure: { file, test: '', message: /\u25cf Test suite failed to run\s+(.*)/.exec(said)?.[1] ?? '' } };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Ends a process group. */
function stop(group: number | undefined): void {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch {
    // All processes of the group have ended.
  }
}

/** Processor time of a process group and its ended children; where there is no `/proc`, the time limit of tests remains. */
function processorSeconds(group: number | undefined): number {
  if (!existsSync('/proc')) return 0;
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).reduce((sum, name) => {
    const fields = statOf(name);
    const ticks = fields.slice(11, 15).reduce((all, field) => all + Number(field), 0);
    return fields[2] === String(group) ? sum + ticks / 100 : sum;
  }, 0);
}

/** The fields after the name of the program. */
function statOf(process: string): string[] {
  try {
    return readFileSync(join('/proc', process, 'stat'), 'utf8').replace(/^.*\) /s, '').split(' ');
  } catch {
    return [];
  }
}
