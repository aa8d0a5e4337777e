import { existsSync, readdirSync } from 'fs';
import { App, Chart, Size, Testing, YamlOutputType } from 'cdk8s';
import { Disk, Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceType, Platform, SshKey, StorageClass, VirtualMachine } from '../../src';
import { runText } from '../support/child';
import { GOOD, PUBLIC_KEY } from '../support/fleet';
import { captureStderr } from '../support/stderr';

const outdir = () => Testing.app().outdir;

const stderr = captureStderr();

describe('a mistake', () => {
  const PROGRAM = `
    import { FleetApp, FleetChart, GoldenImage, InstanceType, Platform, VirtualMachine, Exposure } from 'cdk8s-vm-fleet';
    const app = new FleetApp();
    const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
    new VirtualMachine(chart, 'Web', { instanceType: InstanceType.fromName('u1.xlrge'), image: GoldenImage.UBUNTU_24_04, exposure: Exposure.wholeIp() });
    console.log('before');
    app.synth();
    console.log('never');
  `;

  test('ends the process with only the findings: no stack, exit code 1, nothing written', () => {
    const { status, stdout, stderr: report, files } = runText(PROGRAM);
    expect(status).toBe(1);
    expect(stdout).toBe('before\n');
    expect(files).toEqual({});
    expect(report).toBe(`\
error INSTANCE_TYPE_UNKNOWN at prod/Web
  Hikube has no instance type "u1.xlrge"
  got:     "u1.xlrge"
  allowed: s1.small, s1.medium, s1.large, s1.xlarge, s1.3large, s1.2xlarge, s1.3xlarge, s1.4xlarge, s1.8xlarge, \
u1.medium, u1.large, u1.xlarge, u1.2xlarge, u1.4xlarge, u1.8xlarge, m1.large, m1.xlarge, m1.2xlarge, m1.4xlarge, m1.8xlarge
  fix:     did you mean "u1.xlarge"? Otherwise use InstanceType.atLeast, or if your cluster has the type, add it to \`catalog.instanceTypes\` of the platform
  docs:    https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/INSTANCE_TYPE_UNKNOWN.md

error NAME_INVALID at prod/Web
  the machine's name is not a DNS label
  got:     "Web"
  allowed: a letter a-z first, then a-z, 0-9 and "-", no "-" at the end
  fix:     give a \`name\`, e.g. "web"
  docs:    https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/NAME_INVALID.md

error NAME_INVALID at prod/Web/system
  the disk's name is not a DNS label
  got:     "Web-system"
  allowed: a letter a-z first, then a-z, 0-9 and "-", no "-" at the end
  fix:     give a \`name\`, e.g. "web-system"; for the system disk of a machine, set \`systemDisk.name\`
  docs:    https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/NAME_INVALID.md

warning NO_LOGIN at prod/Web
  no login is possible: the image's user "ubuntu" has no password, and no user has a key or a password
  fix:     set \`sshKeys\`, or add a user with keys to the cloud config; acknowledge this for a machine that needs no login
  docs:    https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/NO_LOGIN.md

warning WHOLE_IP at prod/Web
  WholeIP opens every port of a public address; only a firewall in the guest filters
  fix:     list the ports (Exposure.portList), or acknowledge this and name the firewall in the guest
  docs:    https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/WHOLE_IP.md

3 errors, 2 warnings; nothing was synthesized
`);
  });

  test('can be caught, and the process goes on', () => {
    const { status, stdout } = runText(PROGRAM.replace('app.synth();', 'try { app.synth(); } catch (error: any) { console.log(error.name, error.findings.length); }'));
    expect([status, stdout]).toEqual([0, 'before\nFleetError 5\nnever\n']);
  });

  test('of another kind keeps its stack', () => {
    const { status, stderr: report } = runText(PROGRAM.replace('app.synth();', 'throw new Error("mine");'));
    expect(status).toBe(1);
    expect(report).toContain('main.ts');
  });

  test('stops synthYaml as well', () => {
    const app = new FleetApp({ outdir: outdir() });
    new VirtualMachine(new FleetChart(app, 'prod', { platform: Platform.hikube() }), 'Web', GOOD);
    expect(() => app.synthYaml()).toThrow('NAME_INVALID');
  });

  test('of a duplicate id is a finding, not an exception', () => {
    const app = new FleetApp({ outdir: outdir(), platform: Platform.hikube() });
    const chart = new FleetChart(app, 'prod');
    new VirtualMachine(chart, 'web', GOOD);
    new VirtualMachine(chart, 'web', GOOD);
    new VirtualMachine(chart, '', GOOD);
    expect(Findings.of(app).map(({ code, path }) => `${path} ${code}`)).toEqual([
      'prod/(empty) NAME_INVALID', 'prod/(empty)/system NAME_INVALID',
      'prod/web NAME_DUPLICATE', 'prod/web#2 NAME_DUPLICATE', 'prod/web#2/system NAME_DUPLICATE', 'prod/web/system NAME_DUPLICATE',
    ]);
  });
});

test('a synthesis reports what it wrote', () => {
  const app = new FleetApp({ outdir: outdir(), platform: Platform.hikube() });
  const chart = new FleetChart(app, 'prod');
  new VirtualMachine(chart, 'web', GOOD).addDisk('data', { size: Size.gibibytes(1) });
  app.synth();
  expect(stderr.text()).toMatch(/^1 machine, 2 disks, 1 chart\n\S+: 1 file written, 0 unchanged, 0 removed, \d+\.\d\d s\n$/);
  expect(readdirSync(app.outdir)).toEqual(['.gitattributes', '.vm-fleet-files', 'prod.k8s.yaml']);
});

describe('a warning', () => {
  const vpn = (app: App) => new VirtualMachine(new FleetChart(app, 'edge', { platform: Platform.hikube() }), 'vpn', { ...GOOD, exposure: Exposure.wholeIp() });

  test('is printed once, and the files are written', () => {
    const app = new FleetApp({ outdir: outdir() });
    vpn(app);
    new FleetChart(app, 'second');
    app.synth();
    expect(stderr.text().match(/warning WHOLE_IP/g)).toHaveLength(1);
    expect(stderr.text()).toContain(', 1 warning (WHOLE_IP)\n');
    expect(existsSync(`${app.outdir}/edge.k8s.yaml`)).toBe(true);
  });

  test('is printed once by a plain app too', () => {
    const app = Testing.app();
    vpn(app);
    new Chart(app, 'second');
    app.synth();
    expect(stderr.text().match(/warning WHOLE_IP/g)).toHaveLength(1);
  });

  test('is silent if it is acknowledged at a parent, but not elsewhere', () => {
    const app = new FleetApp({ outdir: outdir() });
    const machine = vpn(app);
    Findings.acknowledge(machine, 'WHOLE_IP', 'the guest filters');
    expect(Findings.of(app)).toEqual([]);

    const other = new FleetApp({ outdir: outdir() });
    vpn(other);
    const elsewhere = new FleetChart(other, 'elsewhere');
    Findings.acknowledge(elsewhere, 'WHOLE_IP', 'the guest filters');
    expect(Findings.of(other).map(({ code }) => code)).toEqual(['WHOLE_IP', 'ACKNOWLEDGEMENT_UNUSED']);
  });

  test('cannot be an error', () => {
    const app = new FleetApp({ outdir: outdir(), platform: Platform.hikube() });
    const machine = new VirtualMachine(new FleetChart(app, 'edge'), 'Vpn', GOOD);
    Findings.acknowledge(machine, 'NAME_INVALID', 'we like capitals');
    expect(Findings.of(app).map(({ code }) => code).sort()).toEqual(['ACKNOWLEDGEMENT_INVALID', 'NAME_INVALID', 'NAME_INVALID']);
  });
});

describe('platform and defaults', () => {
  test('are inherited from the app, and a chart can override them', () => {
    const app = new FleetApp({
      outdir: outdir(),
      platform: Platform.hikube(),
      defaults: { image: GoldenImage.DEBIAN_13, instanceType: InstanceType.fromName('s1.small'), storageClass: StorageClass.REPLICATED },
    });
    const one = new FleetChart(app, 'one', { defaults: { sshKeys: [SshKey.fromString(PUBLIC_KEY)], exposure: Exposure.portList([22]) } });
    const two = new FleetChart(app, 'two', { platform: Platform.cozystack(), defaults: { instanceType: InstanceType.fromName('u1.small') } });
    new VirtualMachine(one, 'a', {});
    new VirtualMachine(two, 'a', {});
    const [a] = Testing.synth(one);
    const [b] = Testing.synth(two);
    expect(a.spec).toMatchObject({ instanceType: 's1.small', externalPorts: [22], sshKeys: [PUBLIC_KEY] });
    expect(b.spec).toMatchObject({ instanceType: 'u1.small', external: false });
    expect('sshKeys' in b.spec).toBe(false);
  });

  test('a mistake in defaults is reported once, at its scope', () => {
    const app = new FleetApp({ outdir: outdir(), platform: Platform.hikube(), defaults: { sshKeys: [SshKey.fromString('nonsense')] } });
    const chart = new FleetChart(app, 'one');
    for (const id of ['a', 'b']) new VirtualMachine(chart, id, { ...GOOD, sshKeys: undefined });
    expect(Findings.of(app).map(({ code, path }) => [code, path])).toEqual([['SSH_KEY_INVALID', '(app)']]);
  });

  test('the default image is for machines that have no other disk to boot from', () => {
    const app = new FleetApp({ outdir: outdir(), platform: Platform.hikube(), defaults: { image: GoldenImage.DEBIAN_13 } });
    const chart = new FleetChart(app, 'one');
    new VirtualMachine(chart, 'a', { ...GOOD, image: undefined, systemDisk: undefined, disks: [Disk.fromName('old')] });
    const [{ spec }] = Testing.synth(chart);
    expect(spec.disks).toEqual([{ bus: 'virtio', name: 'old' }]);
  });
});

describe('a plain cdk8s App and Chart', () => {
  test('take machines as well', () => {
    const chart = new Chart(Testing.app(), 'plain', { namespace: 'tenant-a', labels: { team: 'web' } });
    Platform.hikube().applyTo(chart);
    new VirtualMachine(chart, 'web', GOOD);
    const objects = Testing.synth(chart);
    expect(objects.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace, metadata.labels])).toEqual([
      ['VMInstance', 'web', 'tenant-a', { team: 'web' }],
      ['VMDisk', 'web-system', 'tenant-a', { team: 'web' }],
    ]);
  });
});

test('a plain app prints each error on one line, with the given value and the allowed ones', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'prod');
  Platform.hikube().applyTo(chart);
  new Disk(chart, 'Data', { size: Size.gibibytes(1) });
  new Disk(chart, 'none');
  expect(app.node.validate()).toEqual([
    'at prod/Data: NAME_INVALID: the disk\'s name is not a DNS label (got "Data") (allowed: a letter a-z first, then a-z, 0-9 and "-", no "-" at the end); '
    + 'fix: give a `name`, e.g. "data"; for the system disk of a machine, set `systemDisk.name`; docs: https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/NAME_INVALID.md',
    'at prod/none: SIZE_MISSING: disk "none" has no size, and its source does not determine the size; the platform would take 5Gi; '
    + 'fix: set `size`, e.g. to 20 GiB; docs: https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet/blob/main/docs/errors/SIZE_MISSING.md',
  ]);
});

test('many charts are checked once each', () => {
  const app = new FleetApp({ outdir: outdir(), platform: Platform.hikube() });
  let asked = 0;
  for (let i = 0; i < 20; i++) {
    const chart = new FleetChart(app, `c${i}`);
    const machine = new VirtualMachine(chart, `m${i}`, GOOD);
    const { cloudConfig } = machine;
    const outcome = cloudConfig._render.bind(cloudConfig);
    cloudConfig._render = memo => { asked++; return outcome(memo); };
  }
  app.synth();
  expect(asked).toBe(20);
});

test('two objects with the same file are an error in every layout except the default', () => {
  const collide = (yamlOutputType: YamlOutputType) => {
    const app = new FleetApp({ outdir: outdir(), yamlOutputType });
    for (const id of ['one', 'two']) {
      new VirtualMachine(new FleetChart(app, id, { platform: Platform.cozystack(), namespace: `tenant-${id}` }), 'web', GOOD);
    }
    return Findings.of(app).map(({ code }) => code);
  };
  expect(collide(YamlOutputType.FILE_PER_CHART)).toEqual([]);
  expect(collide(YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)).toEqual([]);
  expect(collide(YamlOutputType.FILE_PER_RESOURCE)).toEqual(['FILE_COLLISION', 'FILE_COLLISION']);
});
