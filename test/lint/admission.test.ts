import { lintText, machine } from './lint-text';

const found = (text: string) => lintText(text).filter(each => !each.startsWith('PROFILE_ASSUMED'));

test.each([
  ['a run strategy', 'runStrategy', machine().replace(/runStrategy: \w+/, 'runStrategy: Alwayz')],
  ['an eviction strategy', 'evictionStrategy', machine('      evictionStrategy: LiveMigrateIfPosible\n')],
  ['a bus', 'bus', machine().replace('bus: virtio', 'bus: ide')],
])('%s that KubeVirt rejects is reported, although its schema accepts any text', (_, field, text) => {
  expect(found(text)).toEqual([expect.stringMatching(new RegExp(`^MANIFEST_FIELD_TYPE \\d+ \\S*${field}$`))]);
});

test.each([
  ['a run strategy', machine().replace(/runStrategy: \w+/, 'runStrategy: Manual')],
  ['an eviction strategy', machine('      evictionStrategy: LiveMigrateIfPossible\n')],
  ['a bus', machine().replace('bus: virtio', 'bus: sata')],
])('%s that KubeVirt accepts is not', (_, text) => {
  expect(found(text)).toEqual([]);
});

test('the disks of a machine are read, even if a volume has no device', () => {
  const text = machine().replace('      volumes:\n', '      volumes:\n      - name: extra\n        cloudInitNoCloud: { userData: "#cloud-config" }\n');
  expect(found(text).filter(each => each.startsWith('MACHINE_WITHOUT_DISK'))).toEqual([]);
});

describe('a machine of blank disks', () => {
  const object = (kind: string, spec: string) => `apiVersion: apps.cozystack.io/v1alpha1\nkind: ${kind}\nmetadata: { name: web, namespace: tenant-shop }\nspec: ${spec}\n`;
  const missing = (disks: string) => found([
    object('VMInstance', `{ runStrategy: Always, instanceType: u1.medium, instanceProfile: ubuntu, disks: ${disks} }`),
    object('VMDisk', '{ source: {}, storage: 20Gi, storageClass: replicated }'),
  ].join('---\n')).filter(each => each.startsWith('MACHINE_WITHOUT_DISK'));

  test('may have been installed after its creation', () => {
    expect(missing('[{ name: web }]')).toEqual([]);
  });

  test('cannot boot without a disk', () => {
    expect(missing('[]')).toHaveLength(1);
  });
});

test('an instance type of another series is no misspelled one', () => {
  const typed = (name: string) => found(machine().replace('spec:\n', `spec:\n  instancetype: { name: ${name} }\n`)
    .replace('        memory:\n          guest: 4Gi\n        cpu:\n          cores: 2\n', '')).map(each => each.split(' ')[0]);
  expect([typed('s1.medium'), typed('u1.medium'), typed('u1.mediun'), typed('u1.medum')]).toEqual([[], [], ['INSTANCE_TYPE_UNKNOWN'], ['INSTANCE_TYPE_UNKNOWN']]);
});
