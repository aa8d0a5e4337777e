import { createHash } from 'crypto';
import { Chart, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Backup, BackupJob, BackupPlan, ConfigDisk, CozystackVersion, Disk, Findings, FleetChart, GoldenImageSet, GoldenImageSource,
  Platform, RestoreJob, RestoreJobProps, VirtualMachine,
} from '../../../src';
import { chartOn, codesOf, findingsOf, GOOD, objectsOf } from '../../support/fleet';
import { ALL_VERSIONS, since } from '../../support/full-fleet';
import { samples } from '../../support/samples';
import { schemaErrors } from '../../support/schemas';

const on = (version: CozystackVersion) => Platform.cozystack({ version });
const newest = () => on(CozystackVersion.V1_6);
const { V1_0, V1_3, V1_5 } = CozystackVersion;
const NAME = 'restore-web-2026-11-22';
const web = VirtualMachine.fromName('web');

const plan = (schedule: string, props = {}) => (chart: Chart) => new BackupPlan(chart, 'nightly', { machine: web, schedule, ...props });
const job = (props = {}) => (chart: Chart) => new BackupJob(chart, 'now', { machine: web, ...props });
const restore = (props: Partial<RestoreJobProps>) => (chart: Chart) => new RestoreJob(chart, NAME, { backup: Backup.fromName('web-now', { machine: web }), ...props });
const ofKind = (kind: string, build: (chart: Chart) => void, platform = newest()) => objectsOf(build, platform).find(object => object.kind === kind);

const MACHINE_REF = { apiGroup: 'apps.cozystack.io', kind: 'VMInstance', name: 'web' };

test('plans and jobs back up a machine or a disk', () => {
  const objects = objectsOf(chart => {
    new BackupPlan(chart, 'nightly', { machine: new VirtualMachine(chart, 'web', GOOD), schedule: '30 2 * * *', labels: { team: 'web' } });
    new BackupJob(chart, 'data-2026-11-22', { disk: new Disk(chart, 'data', { size: Size.gibibytes(1) }), backupClass: 'offsite' });
  }, newest()).filter(({ kind }) => ['Plan', 'BackupJob'].includes(kind));
  expect(objects.flatMap(schemaErrors)).toEqual([]);
  expect(objects.map(({ kind, metadata, spec }) => ({ kind, metadata, spec }))).toEqual([
    {
      kind: 'BackupJob',
      metadata: { name: 'data-2026-11-22' },
      spec: { applicationRef: { apiGroup: 'apps.cozystack.io', kind: 'VMDisk', name: 'data' }, backupClassName: 'offsite' },
    },
    {
      kind: 'Plan',
      metadata: { labels: { team: 'web' }, name: 'nightly' },
      spec: { applicationRef: MACHINE_REF, backupClassName: 'cozy-default', schedule: { cron: '30 2 * * *', type: 'cron' } },
    },
  ]);
});

test.each(ALL_VERSIONS)('on Cozystack %s, backups have the features of the version', version => {
  const backups = since(version, V1_0);
  expect(codesOf(plan('@daily'), on(version))).toEqual(!backups ? ['NOT_SUPPORTED'] : since(version, V1_5) ? [] : ['BACKUP_CLASS_MISSING']);
  expect(codesOf(job({ backupClass: 'velero' }), on(version))).toEqual(backups ? [] : ['NOT_SUPPORTED']);
  expect(codesOf(restore({ targetNamespace: 'tenant-copy' }), on(version)).includes('NOT_SUPPORTED')).toBe(!since(version, V1_3));
  if (!backups) return;
  const annotations = ofKind('BackupJob', job({ backupClass: 'velero' }), on(version)).metadata.annotations ?? {};
  // Before 1.3 the job owns its backup.
  expect('kustomize.toolkit.fluxcd.io/prune' in annotations).toBe(!since(version, V1_3));
});

test('Hikube documents no backups, and supports them if the user sets a version', () => {
  expect(codesOf(job(), Platform.hikube())).toEqual(['NOT_SUPPORTED']);
  expect(findingsOf(job(), Platform.hikube())[0].fix).toContain('`version` of Platform.hikube');
  expect(codesOf(job(), Platform.hikube({ version: CozystackVersion.V1_5 }))).toEqual([]);
  expect([plan('@daily'), job(), restore({})].map(build => codesOf(build, Platform.kubevirt()))).toEqual([['NOT_SUPPORTED'], ['NOT_SUPPORTED'], ['NOT_SUPPORTED']]);
});

test.each<[string, (chart: Chart) => void, string[]]>([
  ['nothing to back up', job({ machine: undefined }), ['BACKUP_INVALID']],
  ['a machine and a disk', job({ disk: Disk.fromName('data') }), ['BACKUP_INVALID']],
  ['a disk that is no volume', job({ machine: undefined, disk: ConfigDisk.configMap('settings') }), ['BACKUP_INVALID']],
  ['a machine by its name', job({ machine: 'web' }), ['PROPERTY_TYPE']],
  ['a machine of no name', job({ machine: VirtualMachine.fromName('Web') }), ['NAME_INVALID']],
  ['a class of no name', job({ backupClass: 'My Class' }), ['NAME_INVALID']],
  ['a plan whose jobs have no room for their time', plan('@daily', { name: 'a'.repeat(55) }), ['NAME_TOO_LONG']],
  ['a plan whose jobs just have', plan('@daily', { name: 'a'.repeat(54) }), []],
  ['an invalid label', plan('@daily', { labels: { team: 'a b' } }), ['LABEL_INVALID']],
])('%s', (_, build, expected) => expect(codesOf(build, newest())).toEqual(expected));

describe('schedules', () => {
  test.each(['0 0 * * *', '*/5 * * * *', '0,30 8-18/2 1,15 jan-jun MON', '5 1 ? * sun', '@daily', '@hourly', 'CRON_TZ=Europe/Zurich 0 3 * * *', '0 0 29 2 *',
    '5/15 * * * *', '0 0 31 2 mon', '58,3 2 * * *'])('%s is one', schedule => {
    expect(codesOf(plan(schedule), newest())).toEqual([]);
  });

  test.each(['', '0 0 * *', '0 0 0 * * *', '60 * * * *', '0 24 * * *', '0 0 0 * *', '0 0 * 13 *', '0 0 * * 7', '0 0 * * sunday', '5-1 * * * *', '*/0 * * * *',
    '1-2-3 * * * *', '1/2/3 * * * *', '*-5 * * * *', 'a * * * *', '-1 * * * *', '1, * * * *', '0 0 L * *', '@never', '@every 1h', '@every 1m'])('%j is invalid', schedule => {
    expect(codesOf(plan(schedule), newest())).toEqual(['SCHEDULE_INVALID']);
  });

  test.each(['0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 31 2 ?'])('%s never matches a time', schedule => {
    expect(codesOf(plan(schedule), newest())).toEqual(['SCHEDULE_INVALID']);
  });

  test.each(['* * * * *', '*/2 * * * *', '0,3 4 * * *', '58,2 * * * *', '59,1 2-3 * * *'])('%s is more frequent than the platform\'s checks', schedule => {
    expect(codesOf(plan(schedule), newest())).toEqual(['SCHEDULE_INVALID']);
  });

  const within = (first: number, last: number) => fc.oneof(
    fc.constant('*'),
    fc.integer({ min: first, max: last }).map(String),
    fc.tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 9 }))
      .map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`),
  );

  test('of golden images are read in the same way, for all fields', () => {
    const catalog = (schedule: string) => (chart: Chart) => new GoldenImageSet(chart, 'images', {
      images: [{ name: 'noble', source: GoldenImageSource.registry('docker://example.com/noble:24.04', schedule), size: Size.gibibytes(10) }],
    });
    const codes = (schedule: string) => codesOf(catalog(schedule), Platform.kubevirt(), 'golden-images');
    fc.assert(fc.property(within(0, 59), within(0, 23), fc.constant('*'), within(1, 12), within(0, 6), (...fields) => {
      expect(codes(fields.join(' '))).toEqual([]);
    }), samples(30));
    expect([codes('0 25 * * *'), codes('* * * * *')]).toEqual([['SCHEDULE_INVALID'], []]);
  });

  test('of any text are read without a crash', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0159*?/-,@ jansuTZ=') }), schedule => {
      expect([[], ['SCHEDULE_INVALID']]).toContainEqual(codesOf(plan(schedule), newest()));
    }), samples(50));
  });
});

describe('restores', () => {
  test('of a machine warn of their effect, and GitOps engines ignore them', () => {
    const build = (chart: Chart) => {
      const machine = new VirtualMachine(chart, 'web', GOOD);
      machine.addDisk('data', { size: Size.gibibytes(1) });
      new RestoreJob(chart, NAME, { backup: new BackupJob(chart, 'web-now', { machine }) });
    };
    const object = ofKind('RestoreJob', build);
    expect(schemaErrors(object)).toEqual([]);
    expect(object.spec).toEqual({ backupRef: { name: 'web-now' }, targetApplicationRef: MACHINE_REF });
    expect(object.metadata.annotations).toEqual({
      'argocd.argoproj.io/hook': 'Skip', 'kustomize.toolkit.fluxcd.io/prune': 'disabled', 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore',
    });
    const hash = createHash('sha256').update(NAME).digest('hex').slice(0, 4);
    expect(findingsOf(build, newest()).map(({ code, message }) => [code, message])).toEqual([['RESTORE_OVERWRITES', 'the restore stops machine "web", renames its '
      + `volumes (vm-disk-web-system-orig-${hash}, vm-disk-web-data-orig-${hash}) and creates new volumes from backup "web-now"; the renamed volumes keep the data that was written after the backup`]]);
  });

  test('into another namespace are copies with their own addresses', () => {
    const build = restore({ targetNamespace: 'tenant-copy', targetName: 'web-copy' });
    expect(codesOf(build, newest())).toEqual([]);
    expect(ofKind('RestoreJob', build).spec).toEqual({
      backupRef: { name: 'web-now' },
      options: { keepOriginalIpAndMac: false, targetNamespace: 'tenant-copy' },
      targetApplicationRef: { ...MACHINE_REF, name: 'web-copy' },
    });
    expect(ofKind('RestoreJob', restore({ targetNamespace: 'tenant-copy', keepAddresses: true, overwrite: true })).spec.options)
      .toEqual({ failIfTargetExists: false, keepOriginalIpAndMac: true, targetNamespace: 'tenant-copy' });
    expect(ofKind('RestoreJob', restore({ keepOriginalVolumes: false, keepAddresses: false })).spec.options)
      .toEqual({ keepOriginalIpAndMac: false, keepOriginalPVC: false });
  });

  const data = Disk.fromName('data');
  const overwriting = ['RESTORE_OVERWRITES'];

  test.each<[string, Partial<RestoreJobProps>, string[]]>([
    ['the original', {}, overwriting],
    ['a disk', { backup: Backup.fromName('data-now', { disk: data }) }, overwriting],
    ['an unknown object', { backup: Backup.fromName('now') }, overwriting],
    ['a copy over something', { targetNamespace: 'tenant-copy', overwrite: true }, overwriting],
    ['a copy in its own namespace', { targetNamespace: 'tenant-prod' }, ['BACKUP_INVALID']],
    ['another name in its own namespace', { targetName: 'web-copy' }, ['BACKUP_INVALID', ...overwriting]],
    ['another name of an unknown object', { backup: Backup.fromName('now'), targetNamespace: 'tenant-copy', targetName: 'x' }, ['BACKUP_INVALID']],
    ['another name that is invalid', { targetNamespace: 'tenant-copy', targetName: 'Web' }, ['NAME_INVALID']],
    ['an invalid namespace', { targetNamespace: 'Tenant' }, ['NAMESPACE_INVALID']],
    ['overwriting the original twice over', { overwrite: true }, ['BACKUP_INVALID', ...overwriting]],
    ['volumes of a copy', { targetNamespace: 'tenant-copy', keepOriginalVolumes: true }, ['BACKUP_INVALID']],
    ['volumes of a disk', { backup: Backup.fromName('data-now', { disk: data }), keepOriginalVolumes: true }, ['BACKUP_INVALID', ...overwriting]],
    ['addresses of a disk', { backup: Backup.fromName('data-now', { disk: data }), keepAddresses: true }, ['BACKUP_INVALID', ...overwriting]],
    ['another machine', { machine: VirtualMachine.fromName('db') }, ['BACKUP_INVALID', ...overwriting]],
    ['no day', { name: 'restore-web', targetNamespace: 'tenant-copy' }, ['RESTORE_UNDATED']],
    ['a backup by its name', { backup: 'web-now' as any }, ['PROPERTY_TYPE']],
    ['a backup of no name', { backup: Backup.fromName('Now'), targetNamespace: 'tenant-copy' }, ['NAME_INVALID']],
  ])('of %s', (_, props, expected) => expect(codesOf(restore(props), newest(), 'tenant-prod')).toEqual(expected));

  test('before 1.3 do not stop a machine and have no options, and report both', () => {
    const [{ code, message }] = findingsOf(restore({}), on(V1_0));
    expect([code, message]).toEqual(['RESTORE_OVERWRITES', expect.stringContaining('neither stops')]);
    expect(codesOf(restore({ keepAddresses: true }), on(V1_0))).toEqual(['NOT_SUPPORTED', 'RESTORE_OVERWRITES']);
  });
});

test('machines, disks and backups elsewhere are not referred to', () => {
  const platform = newest();
  const one = chartOn(platform, 'tenant-one');
  const two = new FleetChart(one.node.root, 'two', { platform, namespace: 'tenant-two' });
  new BackupPlan(one, 'nightly', { machine: new VirtualMachine(two, 'web', GOOD), schedule: '@daily' });
  new BackupJob(one, 'now', { disk: new Disk(two, 'data', { size: Size.gibibytes(1) }) });
  new RestoreJob(one, NAME, { backup: new BackupJob(two, 'now', { machine: web }), targetNamespace: 'tenant-three' });
  new BackupJob(one, 'now-too', { name: 'now', machine: web });
  expect(Findings.of(one).map(({ code, path }) => [path, code])).toEqual([
    ['test/nightly', 'DISK_ELSEWHERE'],
    ['test/now', 'DISK_ELSEWHERE'],
    ['test/now', 'NAME_DUPLICATE'],
    ['test/now-too', 'NAME_DUPLICATE'],
    [`test/${NAME}`, 'DISK_ELSEWHERE'],
  ]);
});
