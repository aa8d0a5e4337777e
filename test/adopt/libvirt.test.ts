import * as fc from 'fast-check';
import { adopt } from '../../src/adopt/adopt';
import { translate } from '../../src/adopt/libvirt/translate';
import { Adoption } from '../../src/adopt/report';
import { compilerErrors, runFiles } from '../support/adopted';
import { samples } from '../support/samples';

jest.setTimeout(120_000);

const XML = `<domain type='kvm' id='3'>
  <name>Web_01</name>
  <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>
  <memory unit='KiB'>4194304</memory>
  <vcpu placement='static'>4</vcpu>
  <os firmware='efi'><type arch='x86_64' machine='pc-q35-8.2'>hvm</type><loader readonly='yes' secure='yes' type='pflash'>/ovmf.fd</loader></os>
  <features><acpi/><smm state='on'/><hyperv mode='custom'><relaxed state='on'/><vapic state='off'/><spinlocks state='on' retries='8191'/></hyperv></features>
  <cpu mode='host-passthrough'><topology sockets='1' dies='1' cores='2' threads='2'/></cpu>
  <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='hpet' present='no'/></clock>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><source file='/images/web.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><source file='/images/web-cidata.iso'/><target dev='hda' bus='ide'/><readonly/></disk>
    <interface type='network'><mac address='52:54:00:6b:3c:58'/><source network='default'/><model type='virtio'/></interface>
    <interface type='bridge'><mac address='52:54:00:6b:3c:59'/><source bridge='br0'/><model type='virtio'/></interface>
    <graphics type='vnc' passwd='hunter2hunter2'/><video><model type='qxl'/></video>
    <hostdev mode='subsystem' type='pci'><source><address domain='0x0000' bus='0x06' slot='0x12' function='0x5'/></source></hostdev>
    <filesystem type='mount'><source dir='/srv'/><target dir='srv'/></filesystem>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
</domain>
`;

function adoptXml(files: Readonly<Record<string, string>>): Adoption {
  const { unit, translations } = translate(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })));
  return adopt([unit], undefined, translations);
}

const manifest = (adoption: Adoption) => Object.values(runFiles(adoption.files)).join('');

test('a libvirt machine becomes a program with the same virtual hardware for the guest', () => {
  const adoption = adoptXml({ 'web.xml': XML });
  expect(adoption.report).toMatchObject({ objects: 1, typed: 1, isEqual: true, overlays: [], copied: [], faults: [] });
  const text = manifest(adoption);
  for (const kept of [
    'name: web-01', 'uuid: 4dea22b3-1d52-d8f3-2516-782e98ab3fa0', 'guest: 4Gi', 'runStrategy: Halted', 'secureBoot: true', 'macAddress: 52:54:00:6b:3c:58',
    'macAddress: 52:54:00:6b:3c:59', 'networkName: br0', 'claimName: web-01-vda', 'cache: none', 'spinlocks: 8191', 'tickPolicy: catchup', 'model: host-passthrough', 'rng: {}',
  ]) expect(text).toContain(kept);
  expect(text).not.toContain('vapic');
  expect(text).toMatch(/cores: 2\n *model: host-passthrough\n *sockets: 1\n *threads: 2/);
  expect(compilerErrors({ 'web.ts': adoption.files.get('main.ts')! })).toEqual([]);
});

test('unsupported values are listed, and the steps before the first start', () => {
  const [{ machine, notKept, toDo }] = adoptXml({ 'web.xml': XML }).report.translated;
  expect(machine).toBe('web-01');
  expect(notKept).toEqual([
    expect.stringContaining('name "Web_01"'), expect.stringContaining('hda on bus "ide"'), expect.stringContaining('devices/hostdev (pci)'), 'devices/filesystem',
  ]);
  expect(toDo).toEqual([
    'upload /images/web.qcow2 into the claim web-01-vda: virtctl image-upload pvc web-01-vda --image-path=/images/web.qcow2 --size=<its virtual size>',
    expect.stringContaining('web-01-hda'), 'create the NetworkAttachmentDefinition br0 for bridge br0',
  ]);
});

test('a machine that is translated completely has an empty list', () => {
  const small = '<domain type="kvm"><name>db</name><memory unit="GiB">2</memory><vcpu>2</vcpu><os><type arch="x86_64" machine="q35">hvm</type></os>'
    + '<devices><disk type="block" device="disk"><source dev="/dev/vg/db"/><target dev="vda" bus="virtio"/></disk><interface type="user"/><graphics type="vnc"/></devices></domain>';
  const adoption = adoptXml({ 'db.xml': small });
  expect(adoption.report.translated[0].notKept).toEqual([]);
  expect(manifest(adoption)).toContain('guest: 2Gi');
});

describe('a seed of cloud-init', () => {
  const seed = { 'seeds/a/meta-data': 'instance-id: i-1\nlocal-hostname: Web_01\n', 'seeds/a/user-data': '#cloud-config\npackages: [nginx]\n' };

  test('is found by the name of its machine, and replaces the medium', () => {
    const adoption = adoptXml({ 'web.xml': XML, ...seed });
    expect(manifest(adoption)).toContain('packages: [nginx]');
    expect(adoption.report.translated[0].toDo.join()).not.toContain('cidata');
    expect(adoption.report.translated[0].notKept.join()).toContain('cidata');
  });

  test('of another machine is not', () => {
    expect(manifest(adoptXml({ 'web.xml': XML, 'other/user-data': seed['seeds/a/user-data'] }))).not.toContain('nginx');
  });

  test('with a password is not copied', () => {
    const { files, report } = adoptXml({ 'web.xml': XML, ...seed, 'seeds/a/user-data': '#cloud-config\npassword: hunter2hunter2\n' });
    expect([...files.values()].join('\n')).not.toContain('hunter2');
    expect(report.secrets.length).toBeGreaterThan(0);
  });
});

test('no password of a screen is in a program', () => {
  const { files, report } = adoptXml({ 'web.xml': XML });
  expect([...files.values(), JSON.stringify(report)].join('\n')).not.toContain('hunter2');
});

test.each([
  ['entities of its own', `<!DOCTYPE d [<!ENTITY a "aaaa">]>${XML}`, /declares a document type/],
  ['more levels than a machine has', `<domain>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</domain>`, /nested/],
  ['an element that does not end', XML.replace('</domain>', ''), /not a libvirt domain/],
  ['another root', '<network><name>default</name></network>', /<network>/],
  ['more than a description has', `<domain><name>${'a'.repeat(2_000_000)}</name></domain>`, /1 MiB/],
])('a file with %s is reported without an exception', (_, text, message) => {
  const { report } = adoptXml({ 'a.xml': text });
  expect(report.faults).toEqual([expect.objectContaining({ code: 'MANIFEST_UNREADABLE', file: 'a.xml', message: expect.stringMatching(message) })]);
  expect(report.objects).toBe(0);
});

test('a path is quoted as one word in the printed command', () => {
  const { report } = adoptXml({ 'web.xml': XML.replace('/images/web.qcow2', '/images/$(reboot) &apos;a.qcow2') });
  expect(report.translated[0].toDo[0]).toContain('--image-path=\'/images/$(reboot) \'\\\'\'a.qcow2\'');
});

test('nothing is thrown for any content of a file', () => {
  const pieces = XML.split(/(?=<)/);
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(pieces.length - 1), fc.constantFrom('', '<', '</', '<a', '\0', '&#0;', '&x;', '9'.repeat(400), '-1', 'NaN'))), edits => {
    const changed = [...pieces];
    for (const [i, text] of edits) changed[i] = changed[i].replace(/[\w./]+(?=['"<])/, text);
    adoptXml({ 'a.xml': changed.join('') });
  }), samples(100));
});
