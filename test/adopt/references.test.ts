import { adoptText } from '../support/adopted';

const COZYSTACK = { name: 'cozystack', version: '1.6' };
const machine = `apiVersion: apps.cozystack.io/v1alpha1
kind: VMInstance
metadata: { name: web, namespace: tenant-a }
spec: { runStrategy: Always, instanceType: u1.medium, instanceProfile: ubuntu, disks: [{name: web-system}, {name: web-data}] }
`;
const disk = (name: string, source = '{}') => `---
apiVersion: apps.cozystack.io/v1alpha1
kind: VMDisk
metadata: { name: ${name}, namespace: tenant-a }
spec: { source: ${source}, storage: 10Gi, storageClass: replicated, optical: false }
`;
const disks = disk('web-system', '{ image: { name: ubuntu } }') + disk('web-data');
const job = (name: string, kind = 'VMDisk', namespace = 'tenant-a') => `---
apiVersion: backups.cozystack.io/v1alpha1
kind: BackupJob
metadata: { name: once, namespace: ${namespace} }
spec: { backupClassName: daily, applicationRef: { apiGroup: apps.cozystack.io, kind: ${kind}, name: ${name} } }
`;

/** How the program creates the data disk of the machine. */
function dataDisk(more: string): string[] {
  const { files, report } = adoptText(machine + disks + more, COZYSTACK);
  expect(report.isEqual).toBe(true);
  return files.get('main.ts')!.match(/new Disk\(tenantA, 'web-data'|web\.(?:add|attach)Disk\((?:'data'|webData)/g)!;
}

describe('a disk of one machine', () => {
  test.each<[string, string]>([
    ['a backup of it', job('web-data')],
    ['a disk that is cloned from it', disk('copy', '{ disk: { name: web-data } }')],
  ])('is a constant of the program if it has another user: %s', (_, more) => {
    expect(dataDisk(more)).toEqual(['new Disk(tenantA, \'web-data\'', 'web.attachDisk(webData']);
  });

  test.each<[string, string]>([
    ['nothing more', ''],
    ['a backup of another disk', job('web-system')],
    ['a backup of the machine', job('web', 'VMInstance')],
    ['a backup of a disk of the same name in another namespace', job('web-data', 'VMDisk', 'tenant-b')],
  ])('is added to its machine otherwise: %s', (_, more) => {
    expect(dataDisk(more)).toEqual(['web.addDisk(\'data\'']);
  });
});

describe('the file of user data', () => {
  const text = (more: string) => `#cloud-config\npackages: [${more}]\n`;
  const kubevirt = (name: string, userData: string, namespace = 'a') => `---
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: ${JSON.stringify(name)}, namespace: ${namespace} }
spec:
  runStrategy: Always
  template:
    spec:
      domain: { memory: { guest: 2Gi }, devices: { disks: [{ name: root, disk: { bus: virtio } }, { name: seed, disk: { bus: virtio } }] } }
      volumes:
        - { name: root, containerDisk: { image: "quay.io/containerdisks/fedora:43" } }
        - { name: seed, cloudInitNoCloud: { userData: ${JSON.stringify(userData)} } }
`;
  const filesOf = (...machines: string[]) => [...adoptText(machines.join('')).files.keys()].filter(path => path.startsWith('guests/'));

  test.each<[string, string[], string[]]>([
    ['a document', [kubevirt('web', text('a'))], ['web-user-data.yaml']],
    ['a script', [kubevirt('web', '#!/bin/sh\necho hi\n')], ['web-user-data.sh']],
    ['one document of two machines', [kubevirt('web', text('a')), kubevirt('db', text('a'))], ['web-user-data.yaml']],
    ['two documents of two machines', [kubevirt('web', text('a')), kubevirt('db', text('b'))], ['db-user-data.yaml', 'web-user-data.yaml']],
    ['three documents of machines of one name', ['a', 'b', 'c'].map(each => kubevirt('web', text(each), each)),
      ['web-user-data.yaml', 'web-user-data-2.yaml', 'web-user-data-3.yaml']],
    ['a document of a machine that is copied', [kubevirt('../web', text('a'))], []],
  ])('is named after its machine and its language: %s', (_, machines, files) => {
    expect(filesOf(...machines).sort()).toEqual(files.map(file => `guests/${file}`).sort());
  });
});
