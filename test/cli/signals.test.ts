import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readTree } from '../support/child';
import { APP, project, RUN, start } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(60_000);

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !isSo(); i++) await pause(20);
  expect(isSo()).toBe(true);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return existsSync('/proc/self/stat') ? !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')) : true;
  } catch {
    return false;
  }
}

/** A program that prints its process id, and then runs for a long time. */
const SLOW = `
import { writeFileSync } from 'fs';
writeFileSync('started', String(process.pid));
setTimeout(() => { writeFileSync('through', ''); }, 20_000);
`;

describe('a signal to the command', () => {
  test.each<[NodeJS.Signals, string, string?]>([
    ['SIGTERM', RUN], ['SIGINT', RUN], ['SIGHUP', RUN], ['SIGQUIT', RUN],
    // A shell with a following command waits for the program, and does not forward signals.
    ['SIGTERM', `"${RUN} && true"`],
    ['SIGTERM', RUN, 'model'],
  ])('%s also ends the program, and no temporary folder stays: %s', async (signal, app, command = 'synth') => {
    const folder = project(SLOW, `app: ${app}\n`);
    const temporary = mkdtempSync(join(tmpdir(), 'vm-fleet-tmp-'));
    const { child, ended } = start(folder, [command], { TMPDIR: temporary });
    const started = join(folder, 'started');
    await until(() => existsSync(started) && readFileSync(started, 'utf8') !== '');
    const pid = Number(readFileSync(started, 'utf8'));
    process.kill(child.pid!, signal);
    const { code, signal: by, said } = await ended;
    expect([code, by, said]).toEqual([null, signal, '']);
    await until(() => !isAlive(pid));
    expect(readdirSync(temporary).filter(name => name.startsWith('vm-fleet-'))).toEqual([]);
  });

  test('does not wait for a process that has ended, but whose parent has not noticed it', async () => {
    // The last command replaces the shell, which is the parent, and leaves the group of the command.
    const unnoticed = 'sh -c "sleep 0 & exec setsid sh -c \'echo \\$\\$ >sleeper; exec sleep 50\'" &';
    const folder = project(SLOW, `app: ${JSON.stringify(`${unnoticed} ${RUN}`)}\n`);
    const { child, ended } = start(folder, ['synth']);
    const [started, sleeper] = [join(folder, 'started'), join(folder, 'sleeper')];
    await until(() => [started, sleeper].every(file => existsSync(file) && readFileSync(file, 'utf8') !== ''));
    process.kill(child.pid!, 'SIGTERM');
    await new Promise(resolve => child.once('exit', resolve));
    process.kill(Number(readFileSync(sleeper, 'utf8')));
    expect((await ended).signal).toBe('SIGTERM');
  }, 20_000);

  test('a program that ignores the first signal ends after the second', async () => {
    const folder = project(`process.on('SIGTERM', () => undefined);\n${SLOW}`);
    const { child, ended } = start(folder, ['synth']);
    const started = join(folder, 'started');
    await until(() => existsSync(started) && readFileSync(started, 'utf8') !== '');
    process.kill(child.pid!, 'SIGTERM');
    await pause(200);
    expect(isAlive(Number(readFileSync(started, 'utf8')))).toBe(true);
    process.kill(child.pid!, 'SIGTERM');
    expect((await ended).signal).toBe('SIGTERM');
    await until(() => !isAlive(Number(readFileSync(started, 'utf8'))));
  });

  test('a program whose command was killed writes nothing', async () => {
    const folder = project(`
import { existsSync, writeFileSync } from 'fs';
writeFileSync('started', '');
while (!existsSync('go')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
${APP.replace('app.synth();', 'try { app.synth(); } finally { writeFileSync(\'through\', \'\'); }')}`);
    const temporary = mkdtempSync(join(tmpdir(), 'vm-fleet-tmp-'));
    const { child, ended } = start(folder, ['synth'], { TMPDIR: temporary });
    await until(() => existsSync(join(folder, 'started')));
    process.kill(child.pid!, 'SIGKILL');
    // The test removes its files.
    const { rmSync, writeFileSync } = jest.requireActual<typeof import('fs')>('fs');
    await until(() => !isAlive(child.pid!));
    for (const name of readdirSync(temporary).filter(each => each.startsWith('vm-fleet-'))) rmSync(join(temporary, name), { recursive: true });
    writeFileSync(join(folder, 'go'), '');
    await until(() => existsSync(join(folder, 'through')));
    expect((await ended).said).toMatch(/^error FOLDER_NOT_WRITTEN[^]*the command that started this program has ended/);
    expect(Object.keys(readTree(folder))).not.toContain('dist/prod.k8s.yaml');
  });
});
