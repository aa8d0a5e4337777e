import { adoptText } from '../support/adopted';

const VM = (volume: string, annotations = '') => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: web
  namespace: prod
${annotations}spec:
  runStrategy: Always
  template:
    spec:
      domain:
        memory: { guest: 2Gi }
        devices:
          disks:
          - { name: system, disk: { bus: virtio } }
          - { name: init, disk: { bus: virtio } }
      volumes:
      - name: system
        containerDisk: { image: 'quay.io/containerdisks/fedora:42' }
      - name: init
        ${volume}
`;

const PASSWORD = 'Winter2026!x';

const everything = ({ files, report }: ReturnType<typeof adoptText>) => `${[...files.values()].join('\n')}${JSON.stringify(report)}`;

test.each([
  ['in user data', `cloudInitNoCloud: { userData: "#cloud-config\\npassword: ${PASSWORD}\\n" }`, 'secretRef', 'web-userdata'],
  ['in base64', `cloudInitNoCloud: { userDataBase64: ${Buffer.from(`#cloud-config\npassword: ${PASSWORD}\n`).toString('base64')} }`, 'secretRef', 'web-userdata'],
  ['on a config drive', `cloudInitConfigDrive: { userData: "#cloud-config\\nchpasswd: { list: 'root:${PASSWORD}' }\\n" }`, 'secretRef', 'web-userdata'],
])('a password %s is referred to, and not copied', (_, volume, reference, secret) => {
  const adoption = adoptText(VM(volume));
  const all = everything(adoption);
  expect(all).not.toContain(PASSWORD);
  expect(all).not.toContain(Buffer.from(PASSWORD).toString('base64').slice(0, 12));
  expect(adoption.report.secrets).toMatchObject([{ kind: 'VirtualMachine', name: 'web', secret, key: 'userdata' }]);
  expect(adoption.files.get('main.ts')).toContain(`CloudInit.fromSecret('${secret}')`);
  // The report says that the machine must be restarted before it reads the Secret.
  expect(adoption.report.isEqual).toBe(false);
  expect(adoption.report.impact.subjects.flatMap(({ effects }) => effects)).toContain('next-restart');
  expect(JSON.stringify(adoption.report.impact)).toContain(reference);
});

test('a password in the user data of a VMInstance is left out, because its chart does not support references', () => {
  const adoption = adoptText(`apiVersion: apps.cozystack.io/v1alpha1
kind: VMInstance
metadata: { name: web, namespace: tenant-a }
spec:
  instanceType: u1.medium
  instanceProfile: ubuntu
  runStrategy: Always
  cloudInit: |
    #cloud-config
    password: ${PASSWORD}
`);
  expect(everything(adoption)).not.toContain(PASSWORD);
  expect(adoption.report.secrets).toMatchObject([{ kind: 'VMInstance', field: 'spec.cloudInit' }]);
});

test('a token in an annotation is left out', () => {
  const token = 'ghp_R4kq8vTn2LxYw5Zb7Jm1Hc6Pd9Sf3Gt0Ua2E';
  const adoption = adoptText(VM('cloudInitNoCloud: { userData: "#cloud-config\\npackages: [nginx]\\n" }', `  annotations: { ci/token: ${token}, note: plain }\n`));
  expect(everything(adoption)).not.toContain(token);
  expect(adoption.report.secrets).toMatchObject([{ field: 'metadata.annotations.ci/token' }]);
  expect(everything(adoption)).toContain('note');
});

test('a Secret is not written, which is an effect, and references to it stay', () => {
  const adoption = adoptText(`${VM('cloudInitNoCloud: { secretRef: { name: web-init } }')}---
apiVersion: v1
kind: Secret
metadata: { name: web-init, namespace: prod }
stringData:
  userdata: |
    #cloud-config
    password: ${PASSWORD}
---
apiVersion: v1
kind: Secret
metadata: { name: pull, namespace: prod }
type: kubernetes.io/dockerconfigjson
data: { .dockerconfigjson: e30= }
`);
  expect(everything(adoption)).not.toContain(PASSWORD);
  expect(adoption.report.secrets.map(({ name, field }) => [name, field])).toEqual([['web-init', undefined], ['pull', undefined]]);
  expect(adoption.files.get('main.ts')).toContain('CloudInit.fromSecret(\'web-init\')');
  expect(adoption.files.get('main.ts')).not.toContain('pull');
  expect([adoption.report.isEqual, adoption.report.impact.summary]).toEqual([false, '2 other objects are deleted']);
});

test('documents and public keys without a secret become files and constants of the program', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';
  const adoption = adoptText(VM(`cloudInitNoCloud: { userData: "#cloud-config\\nssh_authorized_keys: ['${key}']\\n" }`));
  expect(adoption.report.secrets).toEqual([]);
  expect(adoption.report.isEqual).toBe(true);
  expect(adoption.files.get('guests/web-user-data.yaml')).toBe(`#cloud-config\nssh_authorized_keys: ['${key}']\n`);
});
