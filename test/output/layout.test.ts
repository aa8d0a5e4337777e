import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart, Testing, YamlOutputType } from 'cdk8s';
import { FleetApp, FleetAppProps, FleetChart, Platform, VirtualMachine } from '../../src';
import { forgetClaims } from '../../src/output/folder/writers';
import { GOOD } from '../support/fleet';
import { files } from '../support/folder';
import { captureStderr } from '../support/stderr';

const stderr = captureStderr();

function paths(build: (app: FleetApp) => void, props: FleetAppProps = { filePerObject: true }): string[] {
  const app = new FleetApp({ outdir: Testing.app().outdir, ...props });
  build(app);
  app.synth();
  return files(app.outdir).filter(path => path !== '.vm-fleet-files');
}

const object = (chart: Chart, id: string, apiVersion: string, kind: string, metadata: object) =>
  new ApiObject(chart, id, { apiVersion, kind, metadata });

describe('one file for each object', () => {
  test('is in the folder of its chart, by kind and name', () => {
    expect(paths(app => {
      for (const id of ['prod', 'stage']) new VirtualMachine(new FleetChart(app, id, { platform: Platform.hikube() }), 'web', GOOD);
    })).toEqual(['prod/vmdisk-web-system.yaml', 'prod/vminstance-web.yaml', 'stage/vmdisk-web-system.yaml', 'stage/vminstance-web.yaml']);
  });

  test('has a folder for another namespace than the chart\'s', () => {
    expect(paths(app => {
      const chart = new Chart(app, 'prod', { namespace: 'tenant-a' });
      object(chart, 'a', 'v1', 'Secret', { name: 's' });
      object(chart, 'b', 'v1', 'Secret', { name: 's', namespace: 'tenant-b' });
    })).toEqual(['prod/secret-s.yaml', 'prod/tenant-b/secret-s.yaml']);
  });

  test('has the API group if two kinds have the same name, and is unique for names that differ only in case', () => {
    expect(paths(app => {
      const chart = new Chart(app, 'prod');
      object(chart, 'a', 'one.example.com/v1', 'Network', { name: 'n' });
      object(chart, 'b', 'two.example.com/v1', 'Network', { name: 'n' });
      object(chart, 'c', 'one.example.com/v1', 'Network', { name: 'alone' });
      object(chart, 'd', 'rbac.authorization.k8s.io/v1', 'Role', { name: 'admin' });
      object(chart, 'e', 'rbac.authorization.k8s.io/v1', 'Role', { name: 'Admin' });
      object(chart, 'f', 'rbac.authorization.k8s.io/v1', 'Role', { name: '../../etc/passwd' });
    })).toEqual([
      'prod/network-alone.yaml', 'prod/network.one.example.com-n.yaml', 'prod/network.two.example.com-n.yaml',
      expect.stringMatching(/^prod\/role--etc-passwd~[0-9a-f]{8}\.yaml$/),
      'prod/role-admin.yaml',
      expect.stringMatching(/^prod\/role-admin~[0-9a-f]{8}\.yaml$/),
    ]);
  });

  test('supports another extension', () => {
    expect(paths(app => object(new Chart(app, 'c'), 'a', 'v1', 'Secret', { name: 's' }), { filePerObject: true, outputFileExtension: '.yml' })).toEqual(['c/secret-s.yml']);
  });
});

test.each([
  ['a file for each chart', { yamlOutputType: YamlOutputType.FILE_PER_CHART }],
  ['a folder for each chart', { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }],
  ['a file for each object', { filePerObject: true }],
])('a dependency between charts renames no file: %s', (_, props) => {
  const make = (dependent: boolean) => paths(app => {
    const [a, b] = ['a', 'b'].map(id => new Chart(app, id));
    [a, b].forEach(chart => object(chart, 'o', 'v1', 'Secret', { name: 's' }));
    if (dependent) a.addDependency(b);
  }, props);
  expect(make(true)).toEqual(make(false));
});

test('charts are numbered on request, as soon as one depends on another', () => {
  const make = (dependent: boolean) => paths(app => {
    const [a, b] = ['a', 'b'].map(id => new Chart(app, id));
    if (dependent) a.addDependency(b);
  }, { numberedCharts: true });
  expect([make(false), make(true)]).toEqual([['a.k8s.yaml', 'b.k8s.yaml'], ['0000-b.k8s.yaml', '0001-a.k8s.yaml']]);
});

test('20,000 files are written, and then only the changed file', () => {
  // In memory if possible: these tests are about files, not about disks.
  const outdir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'vm-fleet-many-'));
  try {
    for (const text of ['old', 'new']) {
      forgetClaims();
      const app = new FleetApp({ outdir, filePerObject: true });
      const chart = new Chart(app, 'c');
      for (let i = 0; i < 20_000 - (text === 'new' ? 1 : 0); i++) {
        new ApiObject(chart, `o${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `o${i}` }, data: { text: i === 7 ? text : '' } } as any);
      }
      app.synth();
    }
    expect(stderr.text()).toMatch(/20000 files written, 0 unchanged, 0 removed[^]*: 1 file written, 19998 unchanged, 1 removed/);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}, 300_000);
