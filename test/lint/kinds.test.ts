import { lintFiles, machine } from './lint-text';

const object = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: tenant-a }\nspec: {}\n`;
const fixes = (text: string) => lintFiles({ 'a.yaml': text }).findings.map(({ code, field, fix }) => [code, field, fix]);
const unchecked = (text: string) => {
  const report = lintFiles({ 'a.yaml': text });
  return [report.findings, report.unchecked.map(({ kind }) => kind)];
};

test.each([
  'kubevirt/v1', 'KubeVirt.io/v1', 'v1', 'apps/v1', 'kubevirt.io', 'kubevrt.io/v1', 'kubevirt.com/v1', 'kubevirt.io/v2', 'cdi.kubevirt.io/v1beta1',
])('a machine of %s has the wrong API version', apiVersion => {
  expect(fixes(machine().replace('kubevirt.io/v1', apiVersion))).toEqual([['MANIFEST_KIND_UNKNOWN', 'apiVersion', 'write `apiVersion: kubevirt.io/v1`']]);
});

test.each([
  ['VMInstance', 'cozystack.io/v1alpha1', 'apps.cozystack.io/v1alpha1'], ['VMDisk', 'v1', 'apps.cozystack.io/v1alpha1'],
  ['VMDisk', 'Apps.cozystack.io/v1alpha1', 'apps.cozystack.io/v1alpha1'], ['Tenant', 'app.cozystack.io/v1alpha1', 'apps.cozystack.io/v1alpha1'],
  ['DataVolume', 'cdi/v1beta1', 'cdi.kubevirt.io/v1beta1'], ['VirtualMachinePool', 'kubevirt.io/v1', 'pool.kubevirt.io/v1beta1'],
])('a %s of %s has the wrong API version', (kind, apiVersion, right) => {
  expect(fixes(object(apiVersion, kind))).toEqual([['MANIFEST_KIND_UNKNOWN', 'apiVersion', `write \`apiVersion: ${right}\``]]);
});

test.each([
  ['virtualization.deckhouse.io/v1alpha2', 'VirtualMachine'], ['vmoperator.vmware.com/v1alpha3', 'VirtualMachine'], ['capsule.clastix.io/v1beta2', 'Tenant'],
  ['postgresql.cnpg.io/v1', 'Backup'], ['apps.cozystack.io/v1alpha1', 'VirtualMachine'],
])('%s has a kind of its own with the name %s', (apiVersion, kind) => {
  expect(unchecked(object(apiVersion, kind))).toEqual([[], [kind]]);
});

test.each([
  ['apps.cozystack.io/v1alpha1', ['VMInstanse', 'VMInstence', 'VMIntance', 'VMInstances', 'vminstance'], 'VMInstance'],
  ['apps.cozystack.io/v1alpha1', ['VMDusk', 'VMDiks', 'vmdisk'], 'VMDisk'],
  ['apps.cozystack.io/v1alpha1', ['Tenent'], 'Tenant'],
  ['backups.cozystack.io/v1alpha1', ['BackupJub'], 'BackupJob'],
  ['sdn.cozystack.io/v1alpha1', ['SecurityGruop'], 'SecurityGroup'],
  ['kubevirt.io/v1', ['VirtualMashine', 'VirtualMachines', 'VirtalMachne'], 'VirtualMachine'],
  ['kubevirt.io/v1', ['VirtualMachineInstanceMigratoin'], 'VirtualMachineInstanceMigration'],
  ['cdi.kubevirt.io/v1beta1', ['DataVolime'], 'DataVolume'],
])('a misspelt kind of %s: %j', (apiVersion, kinds, right) => {
  for (const kind of kinds) expect(fixes(object(apiVersion, kind))).toEqual([['MANIFEST_KIND_UNKNOWN', 'kind', `did you mean \`kind: ${right}\`?`]]);
});

test.each([
  ['apps.cozystack.io/v1alpha1', [
    'BootBox', 'Bucket', 'ClickHouse', 'Etcd', 'ExternalDNS', 'FerretDB', 'FoundationDB', 'HTTPCache', 'Harbor', 'Info', 'Ingress', 'Kafka', 'Kubernetes', 'KubernetesNodes',
    'MariaDB', 'MongoDB', 'Monitoring', 'MySQL', 'NATS', 'OpenBAO', 'OpenSearch', 'Postgres', 'Qdrant', 'RabbitMQ', 'Redis', 'SeaweedFS', 'TCPBalancer', 'VPN',
  ]],
  ['kubevirt.io/v1', ['KubeVirt', 'VirtualMachineInstanceMigration', 'VirtualMachineInstancePreset', 'VirtualMachineInstanceReplicaSet']],
  ['cdi.kubevirt.io/v1beta1', ['CDI', 'CDIConfig', 'ObjectTransfer', 'VolumeCloneSource', 'VolumeImportSource', 'VolumeUploadSource']],
  ['snapshot.kubevirt.io/v1beta1', ['VirtualMachineSnapshotContent']],
  ['backup.kubevirt.io/v1alpha1', ['VirtualMachineBackup', 'VirtualMachineBackupTracker']],
  ['strategy.backups.cozystack.io/v1alpha1', ['Velero', 'CNPG', 'Job', 'MariaDB', 'Altinity', 'Etcd', 'FoundationDB']],
])('the other kinds of %s are no misspellings', (apiVersion, kinds) => {
  for (const kind of kinds) expect(unchecked(object(apiVersion, kind))).toEqual([[], [kind]]);
});
