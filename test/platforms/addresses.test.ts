import { Size } from 'cdk8s';
import {
  CdiVersion, Disk, DiskProps, DiskSource, GoldenImageSet, GoldenImageSource, InstanceProfile, MachineService, Platform, ServiceType, VirtualMachine,
} from '../../src';
import { codesOf, findingsOf, GOOD, objectsOf } from '../support/fleet';

const IMPORTED = { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(20) };
const SHA = 'a'.repeat(64);

function codes(source: DiskSource): string[] {
  return codesOf(chart => new Disk(chart, 'data', { source, size: Size.gibibytes(1) }), Platform.kubevirt(), 'prod');
}

describe('HTTP', () => {
  test.each([
    'http://localhost/a.img', 'http://LOCALHOST:8080/a.img', 'http://localhost./a.img', 'http://img.localhost/a.img', 'http://127.0.0.1/a.img', 'http://127.8.9.1/a.img',
    'http://127.1/a.img', 'http://0x7f000001/a.img', 'http://0.0.0.0/a.img', 'http://[::1]/a.img', 'http://[::]/a.img', 'http://ip6-localhost/a.img', 'http://ip6-loopback:8080/a.img', 'http://example.com:65536/a.img', 'https://hub.docker.com/r/o/image', 'http://[::ffff:127.0.0.1]/a.img',
    'https://quay.io/containerdisks/ubuntu:24.04', 'https://docker.io/library/ubuntu', 'https://ghcr.io/owner/image', 'https://registry.example.com/team/image:latest',
    'https://registry.example.com/team/image@sha256:abc', 'https://111.dkr.ecr.eu-west-1.amazonaws.com/image',
    'https://example.com/a.ova', 'https://example.com/a.OVA', 'https://example.com/a.zip', 'https://example.com/a.7z', 'https://example.com/a.tar.gz', 'https://example.com/a.tgz',
    'https://example.com/a.qcow2.bz2', 'https://example.com/a.box', 'https://example.com/a.img.sha256', 'https://example.com/SHA256SUMS', 'https://example.com/index.html',
    'https://github.com/o/r/blob/main/a.img', 'https://github.com/o/r', 'https://github.com/o/r/releases/tag/v1', 'https://github.com/o/r/tree/main/images',
    'https://gitlab.example.com/o/r/-/blob/main/a.img', 'https://bitbucket.org/o/r/src/main/a.img', 'https://codeberg.org/o/r/src/branch/main/a.img',
    'https://example..com/a.img', 'https://.example.com/a.img', 'https://host.docker.internal/a.img', 'https://www.dropbox.com/s/a/b.img?dl=0', 'https://example.com\\a.img', 'https://{{host}}/a.img', 'https://$HOST/a.img', 'https://\'example.com\'/a.img',
    'https://example.com', 'https://example.com/', 'https://example.com/images/',
    'https://https://example.com/a.img', 'http:https://example.com/a.img', 'https://http//example.com/a.img', 'https://example.com/a b.img', 'https://example.com/a\tb.img',
    'https://example.com/a.img\n', 'https://example.com/%zz.img', 'https://example.com/a%', 'https://example.com/a\u00a0b.img',
  ])('%j is not the address of an image', url => expect(codes(DiskSource.http(url))).toEqual(['URL_INVALID']));

  test.each([
    'http://images.example.com/a.img', 'http://10.0.0.5:8080/a.qcow2', 'http://local-host/a.img', 'http://localhost.example.com/a.img', 'http://[fd00::1]/a.img', 'http://128.0.0.1/a.iso',
    'http://images.default.svc.cluster.local/a.qcow2', 'https://example.com/a', 'https://example.com/a.img.gz', 'https://example.com/a.qcow2.xz', 'https://example.com/a%20b.img',
    'https://github.com/o/r/releases/download/v1/a.img', 'https://github.com/o/r/raw/main/a.img', 'https://github.com/o/r/blob/main/a.img?raw=true', 'https://raw.githubusercontent.com/o/r/main/a.img',
    'https://gitlab.example.com/o/r/-/raw/main/a.img', 'https://sourceforge.net/projects/x/files/a.iso/download', 'https://example.com/download?file=a.zip', 'https://example.com/?image=a',
    'https://example.com/a:b.img', 'https://example.com:/a.img', 'https://example.com:65535/a.img', 'http://ip6-localhost.example.com/a.img', 'https://cloud-images.ubuntu.com/noble/current/noble-server-cloudimg-amd64.img', 'https://quay.io/v2/x/y/blobs/sha256:abc',
    'https://www.dropbox.com/s/a/b.img?dl=1', 'https://docker.internal.example.com/a.img',
    'https://example.com/redirect?to=https://other.example.com/a.img',
  ])('%j may be one', url => expect(codes(DiskSource.http(url))).toEqual([]));
});

describe('container registries', () => {
  test.each([
    'docker://localhost/a:1', 'docker://localhost:5000/a', 'docker://127.0.0.1:5000/a', 'docker://[::1]:5000/a', 'docker://quay.io/a:', 'docker://quay.io/a@sha256:abc', 'docker://quay.io/a@',
    `docker://quay.io/a@sha256:${SHA.toUpperCase()}`, `docker://quay.io/a@md5:${SHA}`, 'docker://quay.io/A/b:1', 'docker://quay.io//a', 'docker://quay.io/a/', 'docker://docker://quay.io/a',
    'docker://quay.io', 'docker://registry.example.com:5000', 'docker://https://quay.io/a', 'docker://quay.io/a:b c', 'docker://quay.io/a:-1', 'docker://quay.io/a?x=1', 'docker://quay.io:65536/a', 'docker://quay.io:0/a:1', 'quay.io/a:1', 'https://quay.io/a:1',
  ])('%j is not an image', url => expect(codes(DiskSource.registry(url))).toEqual(['URL_INVALID']));

  test.each([
    'docker://quay.io/containerdisks/ubuntu:24.04', `docker://quay.io/a@sha256:${SHA}`, `docker://quay.io/a:1@sha256:${SHA}`, 'docker://registry.example.com:5000/a/b-c_d.e:v1.0', 'docker://ubuntu:22.04',
    'docker://fedora', 'docker://10.0.0.5:5000/a', 'docker://[fd00::1]:5000/a', 'docker://quay.io:65535/a:1', 'docker://fedora:20260101', 'oci-archive:///images/a.tar', 'docker://registry.local/a__b:1',
  ])('%j may be one', url => expect(codes(DiskSource.registry(url))).toEqual([]));

  test('a node that pulls may have a registry at its own address', () => {
    expect(codes(DiskSource.registry('docker://localhost:5000/a:1', { pulledByNode: true }))).toEqual([]);
  });
});

test('the address of a bucket needs an object', () => {
  expect(codes(DiskSource.gcs('gs://bucket/'))).toEqual(['URL_INVALID']);
  expect(codes(DiskSource.s3('https://s3.example.com/bucket/'))).toEqual(['URL_INVALID']);
  expect(codes(DiskSource.gcs('gs://bucket/a.img'))).toEqual([]);
  expect(codes(DiskSource.s3('https://s3.example.com/bucket/a.img'))).toEqual([]);
});

test('the address of an API is not an image file', () => {
  const vddk = { uuid: 'u', backingFile: '[a] b.vmdk', thumbprint: 'AA:BB', secret: 's' };
  expect(codes(DiskSource.vddk({ ...vddk, url: 'https://vcenter.example.com/' }))).toEqual([]);
  expect(codes(DiskSource.vddk({ ...vddk, url: 'https://localhost/sdk' }))).toEqual(['URL_INVALID']);
});

test('golden images are imported from addresses of the same kinds', () => {
  const image = (source: GoldenImageSource) => codesOf(chart => new GoldenImageSet(chart, 'images', {
    images: [{ name: 'noble', source, size: Size.gibibytes(4) }],
  }), Platform.kubevirt(), 'golden-images');
  expect(image(GoldenImageSource.http('https://example.com/a.ova'))).toEqual(['URL_INVALID']);
  expect(image(GoldenImageSource.registry('docker://quay.io/a:'))).toEqual(['URL_INVALID']);
  expect(image(GoldenImageSource.registry('docker://quay.io/a:1'))).toEqual([]);
});

test.each([
  'https://user:pass@example.com/a.img', 'https://example.com/a.img?token=abcdefgh12345678', 'https://s3.example.com/a.img?X-Amz-Signature=0123456789abcdef', 'https://x.blob.core.windows.net/a/b.vhd?sv=1&sig=abcdefghij%3D',
  'https://gitlab.example.com/a.img?private_token=glpat-abcdefghijklmnopqrst',
])('%j would commit a credential', url => expect(codes(DiskSource.http(url))).toEqual(['SECRET_IN_PLAIN_TEXT']));

test('headers are committed too', () => {
  expect(codes(DiskSource.http('https://example.com/a.img', { headers: ['Authorization: Bearer abcdefghijklmnop0123456789'] }))).toEqual(['SECRET_IN_PLAIN_TEXT']);
  expect(codes(DiskSource.http('https://example.com/a.img', { headers: ['X-Team: vms'], secretHeaders: ['token'] }))).toEqual([]);
});

test.each([
  DiskSource.http('http://example.com:0/a.img'), DiskSource.http('https://[2001:db8::1]:00/a.img'), DiskSource.s3('https://s3.example.com:0/b/a.img'),
  DiskSource.registry('docker://registry.example.com:0/a/b:1'),
])('no server listens on port 0', source => expect(codes(source)).toEqual(['URL_INVALID']));

test.each([
  DiskSource.http('http://example.com:8080/a.img'), DiskSource.http('https://[2001:db8::1]:10/a.img'), DiskSource.http('https://[2001:db8::]/a.img'),
  DiskSource.registry('docker://registry.example.com:5000/a/b:0'),
])('a server listens on other ports', source => expect(codes(source)).toEqual([]));

test.each([[29999, ['NODE_PORT_UNUSUAL']], [32768, ['NODE_PORT_UNUSUAL']], [80, ['NODE_PORT_UNUSUAL']], [0, ['PORT_INVALID']], [70000, ['PORT_INVALID']], [30000, []], [32767, []]])('port %i of the nodes', (nodePort, expected) => {
  expect(codesOf(chart => new MachineService(chart, 'front', {
    machines: new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, image: undefined, systemDisk: IMPORTED, instanceProfile: InstanceProfile.UBUNTU }),
    type: ServiceType.NODE_PORT, ports: [{ port: 80, nodePort }],
  }), Platform.kubevirt(), 'prod')).toEqual(expected);
});

test('an import has a checksum, and certificate authorities', () => {
  const source = (of: DiskSource) => objectsOf(chart => void new Disk(chart, 'data', { size: Size.gibibytes(1), source: of }), Platform.kubevirt(), 'shop')[0].spec.source;
  const checksum = `sha256:${'0'.repeat(64)}`;
  expect(source(DiskSource.http('https://example.com/a.img', { checksum, insecureSkipVerify: true })).http)
    .toEqual({ url: 'https://example.com/a.img', checksum, insecureSkipVerify: true });
  expect(source(DiskSource.vddk({
    url: 'https://vcenter.example.com/sdk', uuid: 'a', backingFile: '[store] a.vmdk', thumbprint: 'AA:BB', secret: 'vcenter', certificates: 'vcenter-ca',
  })).vddk).toMatchObject({ certConfigMap: 'vcenter-ca' });
});

const VDDK = { url: 'https://vcenter.example.com/sdk', uuid: 'a', backingFile: '[store] a.vmdk', thumbprint: 'AA:BB', secret: 'vcenter' };

test.each<[string, DiskSource, string[]]>([
  ['a checksum', DiskSource.http('https://example.com/a.img', { checksum: `sha256:${SHA}` }), ['IMPORT_OPTION_UNSURE']],
  ['a server that is not verified', DiskSource.http('https://example.com/a.img', { insecureSkipVerify: true }), ['IMPORT_OPTION_UNSURE']],
  ['both', DiskSource.http('https://example.com/a.img', { insecureSkipVerify: true, checksum: `sha256:${SHA}` }), ['IMPORT_OPTION_UNSURE', 'IMPORT_OPTION_UNSURE']],
  ['a server that is verified', DiskSource.http('https://example.com/a.img', { insecureSkipVerify: false, certificates: 'ca', headers: ['a: b'] }), []],
  ['certificate authorities of vCenter', DiskSource.vddk({ ...VDDK, certificates: 'ca' }), ['IMPORT_OPTION_UNSURE']],
  ['vCenter without them', DiskSource.vddk({ ...VDDK, initImage: 'quay.io/vddk:8' }), []],
  ['certificate authorities of a bucket', DiskSource.s3('https://s3.example.com/images/a.img', { certificates: 'ca' }), []],
])('an older CDI drops options of an import: %s', (_, source, expected) => {
  expect(codes(source)).toEqual(expected);
});

describe('a stated version of CDI', () => {
  const on = (cdi: CdiVersion, source: DiskSource, props: Partial<DiskProps> = {}) => codesOf(chart => (
    new Disk(chart, 'data', { size: Size.gibibytes(20), source, ...props })
  ), Platform.kubevirt({ cdi }), 'lab');
  const checked = DiskSource.http('https://example.com/a.img', { checksum: `sha256:${SHA}` });

  test('has the options of its release, and no later ones', () => {
    expect([CdiVersion.V1_64, CdiVersion.V1_65, CdiVersion.V1_66].map(cdi => on(cdi, checked))).toEqual([['NOT_SUPPORTED'], [], []]);
    const unverified = DiskSource.http('https://example.com/a.img', { insecureSkipVerify: true });
    expect([CdiVersion.V1_65, CdiVersion.V1_66].map(cdi => on(cdi, unverified))).toEqual([['NOT_SUPPORTED'], []]);
    expect([CdiVersion.V1_65, CdiVersion.V1_66].map(cdi => on(cdi, DiskSource.vddk({ ...VDDK, certificates: 'ca' })))).toEqual([['NOT_SUPPORTED'], []]);
    expect(on(CdiVersion.V1_60, DiskSource.http('https://example.com/a.img', { certificates: 'ca', headers: ['a: b'] }))).toEqual([]);
  });

  test('ignores certificate authorities if it verifies no certificate', () => {
    const source = (url: string, insecureSkipVerify: boolean, certificates?: string) => DiskSource.http(url, { insecureSkipVerify, certificates });
    const both = source('https://example.com/a.img', true, 'ca');
    expect([CdiVersion.V1_65, CdiVersion.V1_66].map(cdi => on(cdi, both))).toEqual([['NOT_SUPPORTED'], ['IMPORT_OPTION_UNSURE']]);
    expect(codes(both)).toEqual(['IMPORT_OPTION_UNSURE', 'IMPORT_OPTION_UNSURE']);
    expect(on(CdiVersion.V1_66, source('https://example.com/a.img', false, 'ca'))).toEqual([]);
    // A server may redirect an address with http to one with https, for which the options have an effect.
    expect(on(CdiVersion.V1_66, source('http://example.com/a.img', true))).toEqual([]);
    expect(on(CdiVersion.V1_66, source('http://example.com/a.img', false, 'ca'))).toEqual([]);
  });

  test('has service accounts of imports', () => {
    const account = { serviceAccountName: 'importer' };
    expect([CdiVersion.V1_64, CdiVersion.V1_65].map(cdi => on(cdi, DiskSource.http('https://example.com/a.img'), account))).toEqual([['NOT_SUPPORTED'], []]);
    expect(on(CdiVersion.V1_66, DiskSource.http('https://example.com/a.img'), { serviceAccountName: 'Im porter' })).toEqual(['NAME_INVALID']);
    const [disk] = objectsOf(chart => new Disk(chart, 'data', { size: Size.gibibytes(20), ...account }), Platform.kubevirt(), 'lab');
    expect(disk.spec.serviceAccountName).toBe('importer');
  });
});

test.each([
  ['docker://quay.io/a/b:1', 'DiskSource.registry'], ['s3://bucket/a.img', 'DiskSource.s3'], ['gs://bucket/a.img', 'DiskSource.gcs'], ['ftp://example.com/a.img', 'DiskSource.upload'],
])('the fix for %s names the right source', (url, source) => {
  expect(findingsOf(chart => new Disk(chart, 'data', { source: DiskSource.http(url), size: Size.gibibytes(1) })).map(({ fix }) => fix)).toEqual([expect.stringContaining(source)]);
});

test('a variable in an address is replaced by Flux', () => {
  expect(codes(DiskSource.http('https://images.${CLUSTER_DOMAIN}/a.img'))).toEqual([]);
});
