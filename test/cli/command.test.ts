import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ROOT } from '../support/child';
import { vmFleet } from '../support/project';
import { testWhere } from '../support/where';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(60_000);

const EMPTY = mkdtempSync(join(tmpdir(), 'vm-fleet-empty-'));

/** The table of verbs, as JSON for other tools. */
const { commandsVersion, commands } = JSON.parse(vmFleet(EMPTY, ['completion', '--json']).stdout);
const NAMES: string[] = commands.map(({ name }: { name: string }) => name);

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']]])('%j lists the commands and the exit codes', words => {
    const { status, stdout, stderr } = vmFleet(EMPTY, words);
    expect([status, stderr]).toEqual([0, '']);
    for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^  ${name} +\\w`, 'm'));
    expect(stdout).toContain('Exit codes:\n  0  done\n');
  });

  test.each(NAMES)('the help of %s has all options, examples and exit codes, and does not run the command', name => {
    const { status, stdout, stderr } = vmFleet(EMPTY, [name, '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: vm-fleet ${name} `));
    const { options, examples, page } = commands.find((each: { name: string }) => each.name === name);
    for (const option of options) expect(stdout).toContain(`--${option.name}`);
    for (const { command } of examples) expect(stdout).toContain(`  ${command}`);
    expect(examples.length).toBeGreaterThan(0);
    expect(() => readFileSync(join(ROOT, page))).not.toThrow();
    expect(stdout).toContain('Exit codes:');
    expect(vmFleet(EMPTY, ['help', name]).stdout).toBe(stdout);
  });

  test('no line is wider than a usual terminal', () => {
    const lines = [[], ...NAMES.map(name => ['help', name])].flatMap(words => vmFleet(EMPTY, words).stdout.split('\n'));
    expect(lines.filter(line => line.length > 100)).toEqual([]);
  });
});

test('--version prints the version of the package', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(vmFleet(EMPTY, ['--version'])).toEqual({ status: 0, signal: null, stdout: `${version}\n`, stderr: '' });
});

test.each<[string[], string]>([
  [['snyth'], 'unknown command "snyth"; did you mean "synth"?'],
  [['completions'], 'did you mean "completion"?'],
  [['frobnicate'], 'unknown command "frobnicate"; commands are '],
  [['--chek'], 'unknown option "--chek"'],
  [['synth', '--chekc'], 'unknown option "--chekc"; did you mean "--check"?'],
  [['synth', '-x'], 'unknown option "-x"'],
  [['diff', '--fromm', 'x'], 'did you mean "--from"?'],
  [['upgrade', '--strategy', 'x'], 'options are '],
  [['synth', '--check=yes'], '--check takes no value'],
  [['synth', '--app'], '--app needs a value: --app <command>'],
  [['synth', '--app', '--quiet'], '--app needs a value; for a value that begins with a dash, write --app=--quiet'],
  [['diff', '--format', 'sariff'], 'did you mean "sarif"?'],
  [['diff', '--format', 'text', '--json'], 'use one of them'],
  [['lint', 'x', '--strict', '--fail-on', 'never'], 'use one of them'],
  [['model', 'x'], 'unexpected argument "x": model takes options only'],
  [['synth', '__proto__'], 'unexpected argument "__proto__"'],
  [['synth', '--constructor'], 'unknown option "--constructor"'],
  [['completion'], 'name a shell: bash, zsh, fish'],
  [['completion', 'bsh'], 'did you mean "bash"?'],
  [['completion', 'bash', '--json'], 'remove the shell'],
])('%j is rejected with exit code 2', (words, said) => {
  const { status, stdout, stderr } = vmFleet(EMPTY, words);
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: expect.stringContaining(said) });
  expect(stderr).not.toMatch(/^ {4}at /m);
});

const isInstalled = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('completion', () => {
  const scripts = mkdtempSync(join(tmpdir(), 'vm-fleet-completion-'));
  const script = (shell: string) => {
    const file = join(scripts, `completion.${shell}`);
    writeFileSync(file, vmFleet(EMPTY, ['completion', shell]).stdout);
    return file;
  };

  /** The completions that a shell offers after these words. */
  const OFFERS: Record<string, (words: readonly string[]) => string[]> = {
    bash: words => run('bash', ['-c', `source ${script('bash')}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _vm_fleet; printf '%s\\n' "\${COMPREPLY[@]}"`, 'bash', 'vm-fleet', ...words]),
    fish: words => run('fish', ['-c', `source ${script('fish')}; complete -C "vm-fleet ${words.join(' ')}"`]).map(line => line.split('\t')[0]),
  };

  function run(shell: string, words: readonly string[]): string[] {
    const { status, stdout, stderr } = spawnSync(shell, words, { cwd: scripts, encoding: 'utf8', env: { ...process.env, HOME: scripts } });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.split('\n').filter(line => line !== '').sort();
  }

  for (const shell of Object.keys(OFFERS)) {
    testWhere(isInstalled(shell), `${shell}: its completion is not tried`)(`${shell} completes commands, options, their values, and paths`, () => {
      const offers = OFFERS[shell];
      expect(offers(['di'])).toEqual(['diff']);
      expect(offers([''])).toEqual(expect.arrayContaining(NAMES));
      expect(offers(['synth', '--ch'])).toEqual(['--check']);
      expect(offers(['diff', '--format', 'ma'])).toEqual(['markdown']);
      expect(offers(['diff', '--accepted', 'completion.b'])).toEqual(['completion.bash']);
      expect(offers(['lint', 'completion.b'])).toEqual(['completion.bash']);
      expect(offers(['completion', 'z'])).toEqual(['zsh']);
      expect(offers(['synth', 'completion.b'])).toEqual([]);
    });
  }

  testWhere(isInstalled('zsh'), 'zsh: its completion is not tried')('zsh takes the script, and calls it with each command', () => {
    const file = script('zsh');
    expect(spawnSync('zsh', ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    // The arguments of zsh's completion functions, without a terminal.
    const spied = `compdef() { : }; _arguments() { print -rl -- "$@" }; source ${file}; words=(vm-fleet diff ''); CURRENT=3; _vm_fleet; print -r -- "$words[1] $CURRENT"`;
    const { status, stdout, stderr } = spawnSync('zsh', ['-f', '-c', spied], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^--accepted\[.*\]:value:_files$/m);
    expect(stdout).toMatch(/^--format\[.*\]:value:\(text markdown json sarif\)$/m);
    expect(stdout).toMatch(/\ndiff 2\n$/);
    const first = `compdef() { : }; _describe() { print -r -- "$@"; print -rl -- "\${(@P)2}" }; source ${file}; words=(vm-fleet ''); CURRENT=2; _vm_fleet`;
    const offered = spawnSync('zsh', ['-f', '-c', first], { encoding: 'utf8' });
    expect([offered.status, offered.stderr]).toEqual([0, '']);
    const [called, ...offers] = offered.stdout.trimEnd().split('\n');
    expect([called, offers.map(line => line.split(':')[0])]).toEqual(['command commands', [...NAMES, '--help', '--version']]);
    expect(offers.every(line => /^[^:]+:\w+ /.test(line))).toBe(true);
  });

  test('the table of commands has a version', () => {
    expect(commandsVersion).toBe(1);
    expect(commands.find(({ name }: { name: string }) => name === 'synth')).toMatchObject({ exitCodes: { 0: 'done' }, options: expect.arrayContaining([expect.objectContaining({ name: 'check', type: 'boolean' })]) });
  });
});

describe('docs/command.md', () => {
  const page = readFileSync(join(ROOT, 'docs', 'command.md'), 'utf8');

  test('has a row for each command and each exit code', () => {
    expect([...page.matchAll(/^\| `([a-z]+)` \| /gm)].map(([, name]) => name)).toEqual(NAMES);
    const { exitCodes } = commands.find(({ name }: { name: string }) => name === 'completion');
    const rows = [...page.matchAll(/^\| (\d) \| (.*) \|$/gm)].map(([, code, meaning]) => [code, meaning.replaceAll('`', '')]);
    expect(Object.fromEntries(rows)).toEqual(exitCodes);
  });
});
