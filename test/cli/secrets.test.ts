import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { BUILT, readTree, TYPESCRIPT } from '../support/child';
import { Outcome } from '../support/commands/run';
import { project, start, vmFleet } from '../support/project';

// Each of these starts programs, on a machine that may have much else to do.
jest.setTimeout(240_000);

/** Characters of no known word, different for each name: what is searched for. */
const random = (name: string, length: number) => (
  [0, 1, 2, 3].map(i => createHash('sha256').update(`${name} ${i}`).digest('base64')).join('').replace(/[^A-Za-z0-9]/g, '').slice(0, length)
);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Secrets of many forms, each with the part that must not be printed. */
const FORMS: Readonly<Record<string, (n: string) => readonly [text: string, needle: string]>> = {
  github: n => { const s = random(`gh${n}`, 36); return [`ghp_${s}`, s]; },
  gitlab: n => { const s = random(`gl${n}`, 20).toLowerCase(); return [`glpat-${s}`, s]; },
  aws: n => { const s = random(`aws${n}`, 16).toUpperCase(); return [`AKIA${s}`, s]; },
  jwt: n => { const s = base64(`{"sub":"${random(`jwt${n}`, 30)}"}`).replaceAll('=', ''); return [`eyJhbGciOiJIUzI1NiJ9.${s}.${random(`sig${n}`, 43)}`, s]; },
  url: n => { const s = random(`url${n}`, 12); return [`https://admin:${s}@images.example.com/a.img`, s]; },
  address: n => { const s = random(`adr${n}`, 12); return [`robot:${s}@registry.example.com/images/noble:1`, s]; },
  query: n => { const s = random(`q${n}`, 24); return [`https://images.example.com/a.img?token=${s}`, s]; },
  variable: n => { const s = random(`var${n}`, 14); return [`DB_PASSWORD=${s}`, s]; },
  option: n => { const s = random(`opt${n}`, 14); return [`run --password ${s}`, s]; },
  header: n => { const s = random(`hdr${n}`, 30); return [`Authorization: Bearer ${s}`, s]; },
  hook: n => { const s = random(`hook${n}`, 24); return [`https://hooks.slack.com/services/T0000/B0000/${s}`, s]; },
  encoded: n => { const s = base64(`password: ${random(`enc${n}`, 20)}\n`).replaceAll('=', ''); return [s, s]; },
  key: n => { const s = random(`pem${n}`, 64); return [`-----BEGIN PRIVATE KEY-----\n${s}\n${s.slice(0, 20)}\n-----END PRIVATE KEY-----`, s.slice(0, 20)]; },
  hash: n => { const s = random(`hash${n}`, 86); return [`$6$${random(`salt${n}`, 8)}$${s}`, s]; },
};
const NAMES = Object.keys(FORMS);

class Planted {
  public readonly needles: string[] = [];

  public of(form: string, n: string): string {
    const [text, needle] = FORMS[form](n);
    this.needles.push(needle);
    return text;
  }

  public shownIn(text: string): string[] {
    return this.needles.filter(each => text.includes(each));
  }
}

const indented = (text: string, depth: number) => text.split('\n').map(line => ' '.repeat(depth) + line).join('\n');

/** Manifests of both platforms with every form in every place, the same objects with other secrets by side. */
function manifests(planted: Planted, side: string): Record<string, string> {
  const secret = (form: string, place: string) => planted.of(form, `${side} ${place}`);
  const annotations = (place: string) => NAMES.map(form => `    example.com/${form}: ${JSON.stringify(secret(form, place))}`).join('\n');
  const word = secret('variable', 'plain').split('=')[1];
  const userData = `#cloud-config\npassword: ${word}\nwrite_files:\n${NAMES.map(form => `- path: /etc/${form}\n  content: |\n${indented(secret(form, 'file'), 4)}`).join('\n')}\n`;
  const disk = (name: string, size: string, url: string) => `apiVersion: apps.cozystack.io/v1alpha1
kind: VMDisk
metadata:
  name: ${name}
  namespace: tenant-a
spec:
  source: {http: {url: ${JSON.stringify(url)}}}
  storage: ${size}
`;
  return {
    'prod.yaml': [
      `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: web
  namespace: shop
  annotations:
${annotations('machine')}
spec:
  runStrategy: ${side === 'old' ? 'Always' : 'Halted'}
  template:
    metadata:
      annotations:
${indented(annotations('pod'), 4)}
    spec:
      domain:
        devices: {disks: [{name: root, disk: {bus: virtio}, serial: ${secret('github', 'serial')}}, {name: seed, disk: {bus: virtio}}]}
        resources: {requests: {memory: 1Gi}}
        firmware: {kernelBoot: {kernelArgs: ${JSON.stringify(secret('variable', 'kernel'))}, container: {image: ${secret('address', 'kernel')}}}}
      readinessProbe: {exec: {command: [curl, -H, ${JSON.stringify(secret('header', 'probe'))}]}}
      volumes:
      - {name: root, containerDisk: {image: ${secret('address', 'image')}}}
      - name: seed
        cloudInitNoCloud:
          userData: |
${indented(userData, 12)}
`,
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\n  namespace: shop\nstringData:\n  any: ${secret('github', 'secret')}\n  word: ${secret('variable', 'secret').split('=')[1]}\n`,
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\ndata:\n${NAMES.map(form => `  ${form}.conf: ${JSON.stringify(secret(form, 'map'))}`).join('\n')}\n`,
      `apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolume\nmetadata:\n  name: data\n  namespace: shop\nspec:\n  source: {registry: {url: ${JSON.stringify(`docker://${secret('address', 'volume')}`)}}}\n  storage: {resources: {requests: {storage: ${side === 'old' ? 1 : 2}Gi}}}\n`,
      ...side === 'old' ? [] : [`apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${secret('gitlab', 'name')}\n  namespace: shop\n`],
    ].join('---\n'),
    'cozystack.yaml': [
      ...(['url', 'query'] as const).map(form => disk(`data-${form}`, side === 'old' ? '1Gi' : '2Gi', secret(form, 'disk'))),
      disk(secret('gitlab', 'disk'), '1Gi', secret('hook', 'disk')),
    ].join('---\n'),
    [`${secret('gitlab', 'file name')}.yaml`]: `apiVersion: v1\nkind: Pod\nmetadata: {name: ${secret('gitlab', 'pod')}}\nspec: [${secret('github', 'broken')}\n`,
  };
}

/** The outcomes of commands, which run before the tests, in their order. */
function outcomesOf(runs: () => readonly { folder: string; words: readonly string[] }[]): (i: number) => Outcome {
  let outcomes: Outcome[];
  beforeAll(() => { outcomes = runs().map(({ folder, words }) => vmFleet(folder, words)); });
  return i => outcomes[i];
}

/** Words for the name of a test, with their position. */
const numbered = (all: readonly (readonly string[])[]) => all.map((words, i) => ({ words, i }));

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-secrets-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('of manifests with secrets in each place', () => {
  const planted = new Planted();
  const files: Record<string, string> = {};
  for (const side of ['old', 'new']) {
    const broken = Object.entries(manifests(planted, side));
    for (const [path, text] of broken) {
      files[`${side}-broken/${path}`] = text;
      if (!text.includes('spec: [')) files[`${side}/${path}`] = text;
    }
  }
  const folder = folderOf(files);

  test('each secret is planted', () => {
    for (const needle of planted.needles) expect(Object.entries(files).flat().some(each => each.includes(needle))).toBe(true);
  });

  const shown: readonly (readonly [words: readonly string[], text: RegExp])[] = [
    ...['text', 'json', 'markdown', 'sarif'].map((format): [string[], RegExp] => [['diff', 'old', 'new', '--format', format], /web/]),
    ...['text', 'json', 'sarif'].flatMap((format): [string[], RegExp][] => [
      [['lint', 'old', '--format', format], /prod\.yaml|"results"/], [['lint', 'new-broken', '--format', format], /MANIFEST_INVALID|is not valid/],
    ]),
    ...['text', 'json'].flatMap((format): [string[], RegExp][] => [
      [['adopt', 'old', '--dry-run', '--format', format], /web/], [['adopt', 'new-broken', '--dry-run', '--format', format], /web/],
      [['upgrade', 'old', '--to', 'kubevirt@1.9', '--from', 'kubevirt@1.6', '--format', format], /1\.9/],
      [['upgrade', 'new', '--to', 'cozystack@1.6', '--from', 'cozystack@1.0', '--format', format], /1\.6/],
    ]),
    [['diff', 'old-broken', 'new-broken'], /is not valid YAML/],
    [['adopt', 'old', '--out', 'program'], /VirtualMachine/],
  ];
  const outcome = outcomesOf(() => shown.map(([words]) => ({ folder, words })));

  test.each(shown.map(([words, text], i) => ({ words, text, i })))('$words prints none', ({ words, text, i }) => {
    const { status, stdout, stderr } = outcome(i);
    expect([0, 1, 2, 4]).toContain(status);
    expect(stdout + stderr).toMatch(text);
    expect(planted.shownIn(stdout + stderr)).toEqual([]);
    if (words.includes('--out')) {
      const written = readTree(join(folder, 'program'));
      expect(Object.keys(written).length).toBeGreaterThan(3);
      expect(planted.shownIn(JSON.stringify(written))).toEqual([]);
    }
  });
});

/** A program whose fleet is fine, with secrets where nothing refuses them: in objects of cdk8s itself, reasons, warnings and the command line. */
function fineProgram(planted: Planted, side: string): string {
  const secret = (form: string, place: string) => JSON.stringify(planted.of(form, `${side} ${place}`));
  const data = NAMES.map(form => `${form}: ${secret(form, 'object')}`).join(', ');
  return `
const { ApiObject, Size } = require('cdk8s');
const { Disk, Findings, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, VirtualMachine } = require('${BUILT}');
const app = new FleetApp();
const chart = new FleetChart(app, 'prod', { platform: Platform.hikube(), namespace: 'tenant-a' });
new Disk(chart, 'data', { size: Size.gibibytes(${side === 'old' ? 10 : 20}) });
new VirtualMachine(chart, 'web', {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE), image: GoldenImage.UBUNTU_24_04, systemDisk: { size: Size.gibibytes(20) },
});
${NAMES.map(form => `Findings.acknowledge(chart, 'NO_LOGIN', ${secret(form, 'reason')});`).join('\n')}
new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', annotations: { ${data} } }, data: { ${data} } });
new ApiObject(chart, 'login', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { ${data} } });
app.synth();
`;
}

/** A program in which each text has a secret. */
function badProgram(planted: Planted): string {
  const secret = (form: string, place: string) => JSON.stringify(planted.of(form, `bad ${place}`));
  const all = (place: string) => NAMES.map(form => secret(form, place));
  const pairs = (place: string) => NAMES.map(form => `'example.com/${form}': ${secret(form, place)}, ${secret(form, `${place} key`)}: 'x'`).join(', ');
  return `
const { Size } = require('cdk8s');
const fleet = require('${BUILT}');
const { Disk, Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, InstanceType, Network, Overlay, Platform, SshKey, StorageClass, VirtualMachine } = fleet;
const app = new FleetApp();
for (const [i, platform] of [Platform.hikube(), Platform.kubevirt(), Platform.kubevirt({ version: ${secret('github', 'version')} })].entries()) {
  const chart = new FleetChart(app, 'prod' + i, { platform, namespace: ${secret('gitlab', 'namespace')}, labels: { ${pairs('chart label')} }, ${secret('github', 'misspelt')}: 1 });
  ${NAMES.map((form, i) => `
  new VirtualMachine(chart, ${secret(form, 'id')}, {
    name: ${secret(form, 'machine name')}, instanceType: InstanceType.fromName(${secret(form, 'type')}), instanceProfile: ${secret(form, 'profile')},
    image: GoldenImage.fromName(${secret(form, 'image')}), systemDisk: { size: ${secret(form, 'size')}, storageClass: StorageClass.fromName(${secret(form, 'class')}) },
    labels: { ${i === 0 ? pairs('label') : ''} }, annotations: { ${i === 0 ? pairs('annotation') : ''} }, hostname: ${secret(form, 'host')}, macAddress: ${secret(form, 'mac')},
    sshKeys: [SshKey.fromString(${secret(form, 'ssh key')})], networks: [Network.fromName(${secret(form, 'network')})], runStrategy: ${secret(form, 'strategy')},
    cloudConfig: { packages: [${secret(form, 'package')}], users: [{ name: ${secret(form, 'user')}, plainTextPassword: ${secret(form, 'user password')} }], runCommands: [${secret(form, 'command')}] },
    tolerations: [{ key: ${secret(form, 'toleration')} }], [${secret(form, 'property')}]: true,
  });
  new Disk(chart, 'disk-${form}', { size: Size.gibibytes(1), source: fleet.DiskSource.http(${secret(form, 'source')}) });
  new Fleet(chart, 'fleet-${form}', { members: [${secret(form, 'member')}], machine: {} });`).join('')}
}
for (const reason of [${all('bad reason').join(', ')}]) Findings.acknowledge(app, reason, '');
for (const id of [${all('chart').join(', ')}]) new FleetChart(app, id, { platform: Platform.hikube() });
app.synth();
`;
}

const VERBS: readonly (readonly string[])[] = [
  ['synth', '--check'], ['synth', '--check', '--json'], ['synth', '--json'], ['list'], ['list', '--json'], ['model'],
  ['explain', 'prod/web'], ['explain', 'prod/data', '--json'], ['explain', 'prod/nothing'],
  ...['text', 'json', 'markdown', 'sarif'].map(format => ['diff', '--format', format]),
  ['upgrade', '--to', 'hikube@1.6'], ['upgrade', '--to', 'hikube@1.6', '--format', 'json'], ['report', '--markdown', '--from', 'HEAD'], ['report', '--json', '--from', 'HEAD'],
  ['report', '--svg', '--output', 'fleet.svg'], ['report', '--from', 'HEAD'], ['synth', '--strict'], ['synth'], ['synth', '--keep-edits'],
];

/** A project without the compiler of TypeScript, which takes more time than the program. */
const JAVASCRIPT = `node ${TYPESCRIPT.join(' ')} main.js`;
const javascript = (program: string) => project(program, `app: ${JAVASCRIPT}\n`, 'main.js');

const git = (cwd: string, ...words: string[]) => execFileSync('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', '-c', 'commit.gpgsign=false', ...words], { cwd });

describe('of a program with secrets in places that have no finding', () => {
  const planted = new Planted();
  let folder: string;

  beforeAll(() => {
    folder = javascript(fineProgram(planted, 'old'));
    git(folder, 'init', '--quiet', '--initial-branch', 'main');
    expect(vmFleet(folder, ['synth'])).toMatchObject({ status: 0 });
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'start');
    writeFileSync(join(folder, 'main.js'), readFileSync(join(javascript(fineProgram(planted, 'new')), 'main.js')));
    writeFileSync(join(folder, 'cdk8s.yaml'), `app: TOKEN=${planted.of('github', 'command')} ${JAVASCRIPT}\n`);
  });

  const outcome = outcomesOf(() => VERBS.map(words => ({ folder, words })));

  test.each(numbered(VERBS))('$words prints none', ({ words, i }) => {
    const { status, stdout, stderr } = outcome(i);
    expect([0, 3, 4].includes(status!) || words.includes('prod/nothing') || words.includes('--keep-edits')).toBe(true);
    expect(stdout + stderr).not.toBe('');
    expect(planted.shownIn(stdout + stderr)).toEqual([]);
  });

  test.each(['fleet.html', 'fleet.svg'])('%s has none', file => expect(planted.shownIn(readTree(folder)[file])).toEqual([]));
});

describe('of a program with secrets in every text', () => {
  const planted = new Planted();
  const folder = javascript(badProgram(planted));
  const verbs = [['synth'], ['synth', '--json'], ['list'], ['model'], ['explain', 'prod/web'], ['diff'], ['upgrade', '--to', 'hikube@1.6'], ['report', '--json']];
  const outcome = outcomesOf(() => verbs.map(words => ({ folder, words })));

  test.each(numbered(verbs))('$words prints none', ({ i }) => {
    const { status, stdout, stderr } = outcome(i);
    expect(status).toBe(1);
    expect(stderr).toContain('SECRET_IN_PLAIN_TEXT');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(planted.shownIn(stdout + stderr)).toEqual([]);
  });
});

describe('of arguments and of what others wrote', () => {
  const planted = new Planted();
  const secret = (form: string) => planted.of(form, 'argument');

  const WORDS: readonly ((secret: string) => string[])[] = [
    each => ['diff', each, each], each => ['lint', each], each => ['adopt', each, '--out', 'x'], each => ['upgrade', each, '--to', 'kubevirt@1.9'], each => [each],
    each => ['upgrade', '.', '--to', each], each => ['synth', '--app', `exit 7 # ${each}`], each => ['synth', each], each => [`--${each}`],
    each => ['list', each], each => ['explain', each], each => ['report', '--from', each], each => ['synth', '--output', `/proc/${each}`],
  ];
  const forms = NAMES.filter(form => form !== 'key');

  // Three forms for each, in turn, so that each form is tried in several places.
  const all = WORDS.flatMap((words, i) => [0, 4, 9].map(step => words(secret(forms[(i + step) % forms.length]))));
  const locked = javascript('');
  // It waits for the lock, so it runs next to the others.
  let waiting: ReturnType<typeof start>;
  beforeAll(() => { waiting = start(locked, ['synth']); });
  const outcome = outcomesOf(() => all.map(words => ({ folder: javascript('process.exit(1);'), words })));

  test.each(numbered(all))('$words', ({ i }) => {
    const { status, stdout, stderr } = outcome(i);
    expect(status).not.toBe(0);
    expect(stdout + stderr).not.toBe('');
    expect(planted.shownIn(stdout + stderr)).toEqual([]);
  });

  mkdirSync(join(locked, 'dist', '.vm-fleet-lock'), { recursive: true });
  writeFileSync(join(locked, 'main.js'), `const { FleetApp, FleetChart, Platform } = require('${BUILT}');\nnew FleetChart(new FleetApp(), 'a', { platform: Platform.hikube() }).node.root.synth();\n`);
  writeFileSync(join(locked, 'dist', '.vm-fleet-lock', 'owner'), `process 1 on ${secret('github')}\u001b]0;x\u0007`);

  test('the owner of a lock', async () => {
    const { code, said } = await waiting.ended;
    expect([code, said]).toEqual([1, expect.stringContaining('FOLDER_LOCKED')]);
    expect(planted.shownIn(said)).toEqual([]);
    expect(said).not.toContain('\u001b');
  });
});
