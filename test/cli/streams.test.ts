import { existsSync } from 'fs';
import { APP, change, project, shell, vmFleet } from '../support/project';
import { testWhere } from '../support/where';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(60_000);

/** More than the buffer of a pipe. */
const MANY = APP.replace('new Disk(chart, \'data\', { size: Size.gibibytes(10) });', 'for (let i = 0; i < 3000; i++) new FleetChart(app, `chart-with-a-long-name-${i}`);');

const hasFull = existsSync('/dev/full');
const withFull = testWhere(hasFull, '/dev/full: a full stdout is not tried');
if (!hasFull) process.stderr.write('there is no /dev/full here: full outputs are not tried\n');

describe('the exit code does not depend on the reader', () => {
  test.each<[string, string]>([
    ['a reader that goes early', '($VM synth --check; echo "code $?" >&2) | head -n 1'],
    ['a reader that never reads', '($VM synth --check; echo "code $?" >&2) | true'],
    ['a closed stdout', '$VM synth --check >&-; echo "code $?" >&2'],
    ['a closed stderr', '$VM synth --check 2>&- >/dev/null; echo "code $?" >&2'],
    ['no input', '$VM synth --check <&- >/dev/null; echo "code $?" >&2'],
    ...hasFull ? [
      ['a full stdout', '$VM synth --check >/dev/full; echo "code $?" >&2'],
      ['a full stderr', '$VM synth --check 2>/dev/full >/dev/null; echo "code $?" >&2'],
    ] as [string, string][] : [],
  ])('%s', (_, line) => {
    const folder = project(MANY);
    const { stderr } = shell(folder, line);
    expect(stderr).toMatch(/code 3\n$/);
    expect(stderr).not.toMatch(/^ {4}at |Error:|node:/m);
  });

  test.each(['synth >/dev/null 2>&1', 'synth 2>&-', '--help | true'])('of %s', words => {
    expect(shell(project(), `set -o pipefail; $VM ${words}; echo "code $?"`).stdout).toMatch(/code 0\n$/);
  });

  withFull('a full stdout is told once', () => {
    const folder = project();
    vmFleet(folder, ['synth']);
    change(folder, 'gibibytes(10)', 'gibibytes(20)');
    const { stderr } = shell(folder, '$VM synth --check >/dev/full');
    expect(stderr.match(/cannot be written to stdout: the disk is full/g)).toHaveLength(1);
  });

  withFull('half a model is an error, unless its reader has seen enough', () => {
    const folder = project(MANY);
    const { stdout, stderr } = shell(folder, '$VM model >/dev/full; echo "code $?"');
    expect([stdout, stderr]).toEqual(['code 1\n', 'the result cannot be written to stdout: the disk is full (ENOSPC)\n']);
    expect(shell(folder, '($VM model; echo "code $?" >&2) | head -n 1')).toEqual({ status: 0, stdout: '{\n', stderr: 'code 0\n' });
  });
});
