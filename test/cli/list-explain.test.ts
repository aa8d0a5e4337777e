import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CODES } from '../../src/findings/codes';
import { BUILT } from '../support/child';
import { PUBLIC_KEY } from '../support/fleet';
import { project, vmFleet } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(60_000);

const PROGRAM = `import { Size } from 'cdk8s';
import { Exposure, Fleet, FleetApp, FleetChart, GoldenImage, InstanceType, KubeVirtVersion, Platform, SshKey, VirtualMachine, Disk } from '${BUILT}';
const app = new FleetApp({ defaults: { exposure: Exposure.portList([22]) } });
const prod = new FleetChart(app, 'prod', { platform: Platform.hikube(), defaults: { sshKeys: [SshKey.fromFile('keys/ops.pub')] } });
const web = new VirtualMachine(prod, 'web', {
  instanceType: InstanceType.fromName('u1.xlarge'),
  image: GoldenImage.UBUNTU_24_04,
});
web.cloudConfig.addPackages('nginx');
web.addDisk('data', { size: Size.gibibytes(100) });
const own = new FleetChart(app, 'own', { platform: Platform.kubevirt({ version: KubeVirtVersion.V1_9 }), namespace: 'shop' });
new Disk(own, 'spare', { size: Size.gibibytes(1) });
console.log('printed');
app.synth();
`;

function fleet(program = PROGRAM): string {
  const folder = project(program);
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys', 'ops.pub'), `${PUBLIC_KEY}\n`);
  return folder;
}

const folder = fleet();
const run = (...words: string[]) => vmFleet(folder, words);
const json = (...words: string[]) => JSON.parse(run(...words, '--json', '--quiet').stdout);

afterAll(() => expect(existsSync(join(folder, 'dist'))).toBe(false));

describe('vm-fleet list', () => {
  test('shows a table for each kind', () => {
    const { status, stdout, stderr } = run('list', '--quiet');
    expect(status).toBe(0);
    expect(stderr).toContain('printed\n');
    expect(stdout).toBe(`1 machine
PATH      NAME  NAMESPACE  PLATFORM  SIZE       DISKS                 EXPOSURE  RUN
prod/web  web   -          Hikube    u1.xlarge  web-system, web-data  22        Always

3 disks
PATH             NAME        NAMESPACE  PLATFORM      SIZE   CLASS  SOURCE
own/spare        spare       shop       KubeVirt 1.9  1Gi    -      blank
prod/web/data    web-data    -          Hikube        100Gi  -      blank
prod/web/system  web-system  -          Hikube        -      -      ubuntu-24.04
`);
  });

  test('shows some kinds, also by their plural, and as JSON', () => {
    expect(run('list', 'machines').stdout).toMatch(/^1 machine\n[^\n]*\n[^\n]*\n$/);
    expect(json('list', 'disk')).toEqual({
      listVersion: 1, nodes: [
        { kind: 'disk', path: 'own/spare', name: 'spare', namespace: 'shop', platform: 'KubeVirt 1.9', size: '1Gi', source: 'blank' },
        expect.objectContaining({ path: 'prod/web/data' }), expect.objectContaining({ path: 'prod/web/system' }),
      ],
    });
    expect(run('list', 'tenant').stdout).toBe('no constructs\n');
    expect(run('list', 'machnie')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('did you mean "machine"?') });
  });
});

describe('vm-fleet explain CODE', () => {
  test.each([['PORTLIST_UDP'], ['portlist_udp']])('%s: prints the page of the documentation', code => {
    const { status, stdout, stderr } = run('explain', code);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^error PORTLIST_UDP \(Network\)\n\n {2}UDP port: .*\n\n {2}[^]*arrive[^]*\n\n {2}fix: .*wholeIp/);
    expect(stdout).toMatch(/\n\nWrong:\n {2}new VirtualMachine\(.*udp: \[53\].*\n\nRight:\n {2}new VirtualMachine\(/);
    expect(stdout.match(/^\S[^:\n]*:$/gm)).toEqual(['Wrong:', 'Right:', 'When to acknowledge it:', 'Platforms and versions:', 'Source:']);
    expect(stdout).toMatch(/\n\nPlatforms and versions:\n[^]*\n\nSource:\n {2}Cozystack.* \(https:/);
    expect(stdout).toMatch(/\n\nhttps:\/\/github.com\/.*\/docs\/errors\/PORTLIST_UDP.md\n$/);
  });

  // A process for each code would take minutes: test/docs/errors.test.ts checks that each page can be parsed.
  test.each(['MANIFEST_TEMPLATE', 'ARGO_CD_WAITS', 'FOLDER_EDITED'] as const)('%s as JSON, and as text without markup', code => {
    const text = expect.any(String);
    expect(json('explain', code)).toEqual({
      explainVersion: 1, code, severity: CODES[code].severity, what: CODES[code].summary,
      concept: text, why: text, fix: text, wrong: text, right: text, acknowledge: text, platforms: text, source: expect.arrayContaining([text]),
      page: `docs/errors/${code}.md`, url: expect.stringContaining(`/docs/errors/${code}.md`),
    });
    expect(run('explain', code).stdout).not.toMatch(/```|\]\(|\*\*/);
  });

  test('an unknown code is refused with the nearest one', () => {
    expect(run('explain', 'PORTLIST_UPD')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('did you mean "PORTLIST_UDP"?') });
    expect(run('explain')).toMatchObject({ status: 2, stderr: expect.stringContaining('name a code or a path') });
  });
});

describe('vm-fleet explain PATH', () => {
  const explained = json('explain', 'prod/web');
  const field = (name: string) => explained.fields.find((each: { field: string }) => each.field === name);

  test('names the construct and the line that created it', () => {
    expect(explained).toMatchObject({ explainVersion: 1, path: 'prod/web', kind: 'machine', name: 'web', platform: 'Hikube', at: 'main.ts:5:13' });
  });

  test('a given value: its line, its field in the manifest, and the effect of a change', () => {
    expect(field('instanceType')).toEqual({
      field: 'instanceType', value: { kind: 'named', name: 'u1.xlarge' }, origin: 'given', at: 'main.ts:5:13',
      becomes: [{ object: 'VMInstance web', place: 'spec.instanceType', value: 'u1.xlarge' }], change: 'takes effect at the next restart',
    });
  });

  test('a default: the chart or app that sets it, and its line', () => {
    expect(field('sshKeys')).toMatchObject({ origin: 'default', scope: 'prod', at: 'main.ts:4:14' });
    expect(field('exposure')).toMatchObject({ origin: 'default', scope: '', at: 'main.ts:3:13', becomes: expect.arrayContaining([{ object: 'VMInstance web', place: 'spec.externalPorts', value: [22] }]) });
    expect(json('explain', 'prod/web/system').fields).toContainEqual(expect.objectContaining({ field: 'source', origin: 'given' }));
  });

  test('derived values, and defaults in the manifest', () => {
    expect(field('name')).toMatchObject({ origin: 'derived', becomes: [{ place: 'metadata.name' }] });
    expect(explained.unsaid).toContainEqual({ object: 'VMInstance web', place: 'spec.runStrategy', value: 'Always' });
    expect(JSON.stringify(explained)).not.toContain('nginx');
  });

  test('as text, also for disks', () => {
    const { status, stdout } = run('explain', '/prod/web/data/');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^prod\/web\/data: disk "web-data" on Hikube, created at main.ts:10:5\n/);
    expect(stdout).toContain('size: 100Gi\n  from:    given at main.ts:10:5\n  becomes:\n    VMDisk web-data: spec.storage = 100Gi\n  change:  applies live\n');
    expect(run('explain', 'own/spare').stdout).toContain('DataVolume spare: spec.');
  });

  test('an unknown path suggests the nearest one, or lists the content of a chart', () => {
    expect(run('explain', 'prod/wbe')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('did you mean "prod/web"?') });
    expect(run('explain', 'own')).toMatchObject({ status: 2, stderr: expect.stringContaining('paths below it are own/spare') });
  });

  test('a fleet with errors ends with the errors', () => {
    const broken = fleet(PROGRAM.replace('\'spare\'', '\'Spare\''));
    expect(vmFleet(broken, ['explain', 'prod/web'])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('error NAME_INVALID at own/Spare') });
  });
});
