import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ClusterCatalog, Disk, Findings, FleetApp, FleetChart, GoldenImage, GoldenImageSet, GoldenImageSource, MachineAffinity, MachinePool, MachineService,
  Overlay, Platform, Probe, VirtualMachine, VirtualMachineProps,
} from '../../../src';
import { codesOf, GOOD } from '../../support/fleet';

const PASSWORD = 'hunter2-A9f3kLx0pQ7z';
const TOKEN = `ghp_${'0123456789abcdefABCDEF'.repeat(2).slice(0, 36)}`;
const SECRET = ['SECRET_IN_PLAIN_TEXT'];
const platform = () => Platform.kubevirt({ catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, namespace: 'golden-images' }] }) });
const MACHINE: VirtualMachineProps = { ...GOOD, exposure: undefined };
const machine = (more: VirtualMachineProps) => (chart: FleetChart) => new VirtualMachine(chart, 'web', { ...MACHINE, ...more });
const codes = (make: (chart: FleetChart) => unknown) => codesOf(chart => void make(chart as FleetChart), platform()).filter(code => code.includes('SECRET'));

test.each<[string, (chart: FleetChart) => unknown]>([
  ['annotations of a machine', machine({ annotations: { 'example.com/db-password': PASSWORD } })],
  ['annotations of its pod', machine({ podAnnotations: { password: PASSWORD } })],
  ['labels of its pod', machine({ podLabels: { 'example.com/token': TOKEN } })],
  ['a node selector', machine({ nodeSelector: { 'example.com/password': PASSWORD } })],
  ['a header of a probe', machine({ readinessProbe: Probe.exec(['curl', '-H', `Authorization: Bearer ${TOKEN}`, 'http://localhost']) })],
  ['a serial number of a disk', machine({ systemDisk: { size: Size.gibibytes(20), tuning: { serial: TOKEN } } })],
  ['a token of small letters', machine({ systemDisk: { size: Size.gibibytes(20), tuning: { serial: `glpat-${'a1b2'.repeat(5)}` } } })],
  ['annotations of a disk', chart => new Disk(chart, 'data', { size: Size.gibibytes(1), annotations: { password: PASSWORD } })],
  ['labels of a service', chart => new MachineService(chart, 'http', { machines: machine({})(chart), ports: [{ port: 80 }], labels: { token: TOKEN } })],
  ['labels of the machines of a pool', chart => new MachinePool(chart, 'pool', { replicas: 1, machine: { ...MACHINE, podLabels: { password: PASSWORD } } })],
  ['labels of pods that it is kept away from, inside a property without such keys', machine({
    machineAffinity: [MachineAffinity.separateFromPods({ password: 'correct-horse' })],
  })],
  ['an overlay', chart => Overlay.of(machine({})(chart)).merge({ spec: { template: { metadata: { annotations: { 'example.com/password': PASSWORD } } } } })],
  ['the address of a golden image', chart => new GoldenImageSet(chart, 'images', {
    images: [{ name: 'own', source: GoldenImageSource.http(`https://example.com/a.img?token=${TOKEN}`), size: Size.gibibytes(8) }],
  })],
])('%s with a secret', (_, make) => expect([...new Set(codes(make))]).toEqual(SECRET));

test.each<[string, (chart: FleetChart) => unknown]>([
  ['labels of pods', machine({ machineAffinity: [MachineAffinity.separateFromPods({ 'app': 'correct-horse', 'password-policy': 'strict' })] })],
  ['names of Secrets', machine({ annotations: { 'example.com/password-secret': 'db-credentials' }, podAnnotations: { 'vault.hashicorp.com/role': 'web' } })],
  ['placeholders', machine({ podAnnotations: { 'example.com/db-password': '${DB_PASSWORD}' } })],
  ['long values of no secret', machine({ podAnnotations: { 'example.com/owner': 'Team Blue <blue@example.com>', 'example.com/commit': '3f786850e387550fdab836ed7e6dc881de23001b' } })],
  ['an overlay', chart => Overlay.of(machine({})(chart)).merge({ spec: { template: { metadata: { annotations: { 'example.com/owner': 'Team Blue' } } } } })],
])('%s are fine', (_, make) => expect(codes(make)).toEqual([]));

test.each<[string, (chart: FleetChart) => unknown, string[]]>([
  ['the id of a machine', chart => new VirtualMachine(chart, TOKEN, { ...MACHINE, name: 'web' }), ['shop/(not shown)']],
  ['the name of a machine', machine({ name: `glpat-${'a1b2'.repeat(5)}` }), ['shop/web', 'shop/web/system']],
  ['the namespace of a chart, once for all that is in it', chart => {
    const own = new FleetChart(chart, 'own', { namespace: `glpat-${'a1b2'.repeat(5)}` });
    for (const name of ['a', 'b']) new VirtualMachine(own, name, MACHINE);
  }, ['shop/own']],
  ['the id of a scope, once for all that is in it', chart => {
    const scope = new Construct(chart, `robot:${PASSWORD}@registry.example.com/x`);
    for (const name of ['a', 'b']) new VirtualMachine(scope, name, MACHINE);
  }, ['shop/(not shown)/a']],
])('%s with a secret', (_, make, paths) => {
  const app = new FleetApp({ outdir: 'unused', platform: platform() });
  make(new FleetChart(app, 'shop', { namespace: 'shop' }));
  const findings = Findings.of(app);
  expect(new Set(findings.filter(({ code }) => code === 'SECRET_IN_PLAIN_TEXT').map(({ path }) => path))).toEqual(new Set(paths));
  for (const secret of [PASSWORD, TOKEN, 'a1b2']) expect(JSON.stringify(findings)).not.toContain(secret);
});
