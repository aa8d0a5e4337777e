import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { Findings, FleetChart, Platform } from '../../../src';
import { findingsOf } from '../../support/fleet';

const PASSWORD = 'hunter2-A9f3kLx0pQ7z';
const TOKEN = `ghp_${'0123456789abcdefABCDEF'.repeat(2).slice(0, 36)}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const KEY = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n'.repeat(4)}-----END PRIVATE KEY-----\n`;

type Content = Readonly<Record<string, unknown>>;

function found(apiVersion: string, kind: string, content: Content, change: (object: ApiObject) => void = () => undefined): string[] {
  return findingsOf(chart => change(new ApiObject(chart as FleetChart, 'own', { apiVersion, kind, metadata: { name: 'own' }, ...content })), Platform.kubevirt())
    .map(({ code, path, severity, message }) => `${severity} ${code} ${path} ${/^\S+/.exec(message)![0]}`);
}

const deployment = (env: readonly unknown[]) => ({ spec: { template: { spec: { containers: [{ name: 'a', image: 'nginx', env }] } } } });

test.each<[string, string, string, Content, string]>([
  ['a password of a Secret', 'v1', 'Secret', { stringData: { password: PASSWORD } }, 'stringData.password'],
  ['the same, encoded', 'v1', 'Secret', { data: { password: base64(PASSWORD) } }, 'data.password'],
  ['a private key', 'v1', 'Secret', { type: 'kubernetes.io/tls', data: { 'tls.key': base64(KEY) } }, 'data["tls.key"]'],
  ['user data in a Secret', 'v1', 'Secret', { stringData: { userdata: `#cloud-config\npassword: ${PASSWORD}\n` } }, 'stringData.userdata'],
  ['a token in a ConfigMap', 'v1', 'ConfigMap', { data: { 'app.conf': `github = ${TOKEN}` } }, 'data["app.conf"]'],
  ['bytes in a ConfigMap', 'v1', 'ConfigMap', { binaryData: { key: base64(KEY) } }, 'binaryData.key'],
  ['an environment variable', 'apps/v1', 'Deployment', deployment([{ name: 'DB_PASSWORD', value: PASSWORD }]), 'spec.template.spec.containers[0].env["DB_PASSWORD"]'],
  ['user data of a machine', 'kubevirt.io/v1', 'VirtualMachine', {
    spec: { template: { spec: { domain: {}, volumes: [{ name: 'c', cloudInitNoCloud: { userData: `#cloud-config\npassword: ${PASSWORD}\n` } }] } } },
  }, 'spec.template.spec.volumes["c"].cloudInitNoCloud.userData'],
  ['a value that is only known at the synthesis', 'v1', 'ConfigMap', { data: { token: Lazy.any({ produce: () => TOKEN }) } }, 'data.token'],
])('%s in an object of cdk8s is a warning', (_, apiVersion, kind, content, place) => {
  expect(found(apiVersion, kind, content)).toEqual([`warning SECRET_SUSPECTED test/own ${place}`]);
});

test('a secret in a patch is found', () => {
  expect(found('v1', 'ConfigMap', { data: {} }, object => object.addJsonPatch(JsonPatch.add('/data/token', TOKEN)))).toEqual(['warning SECRET_SUSPECTED test/own data.token']);
});

test.each<[string, string, string, Content]>([
  ['a Secret without a secret', 'v1', 'Secret', { stringData: { userdata: '#cloud-config\npackages: [nginx]\n', type: 'git', url: 'https://git.example.com/a.git' } }],
  ['an encrypted Secret', 'v1', 'Secret', { stringData: { password: 'ENC[AES256_GCM,data:Qm9v,iv:AAA=,tag:BBB=,type:str]' }, sops: { mac: 'ENC[AES256_GCM,data:x]' } }],
  ['a SealedSecret', 'bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: { password: `AgB${'k3Jd9fQwZx7Lm2Pv'.repeat(12)}==` } } }],
  ['an ExternalSecret', 'external-secrets.io/v1', 'ExternalSecret', {
    spec: { data: [{ secretKey: 'password', remoteRef: { key: 'prod/db', property: 'password' } }], target: { name: 'db-password' } },
  }],
  ['a placeholder', 'v1', 'Secret', { stringData: { password: '${DB_PASSWORD}', token: '<path:kv/data/app#token>' } }],
  ['a certificate', 'v1', 'ConfigMap', { data: { 'ca.crt': `-----BEGIN CERTIFICATE-----\n${'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkq\n'.repeat(4)}-----END CERTIFICATE-----\n` } }],
  ['settings whose names look like passwords', 'v1', 'ConfigMap', { data: { 'password-policy': 'strict', 'tokenTTL': '10m', 'passwordFile': '/run/secrets/db' } }],
  ['a reference to a Secret', 'apps/v1', 'Deployment', deployment([{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }, { name: 'LOG', value: 'info' }])],
  ['an ingress', 'networking.k8s.io/v1', 'Ingress', { spec: { tls: [{ hosts: ['a.example.com'], secretName: 'a-tls' }] } }],
])('%s has no finding', (_, apiVersion, kind, content) => expect(found(apiVersion, kind, content)).toEqual([]));

test('the warning shows no secret, and can be acknowledged', () => {
  const make = (reason?: string) => findingsOf(chart => {
    const object = new ApiObject(chart as FleetChart, 'own', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'own' }, stringData: { password: PASSWORD, [TOKEN]: 'x' } });
    if (reason !== undefined) Findings.acknowledge(object, 'SECRET_SUSPECTED', reason);
  }, Platform.kubevirt());
  expect(JSON.stringify(make())).not.toMatch(new RegExp(`${PASSWORD}|${TOKEN}`));
  expect(make()).toHaveLength(2);
  expect(make('the password of a test system')).toEqual([]);
});
