import { Size } from 'cdk8s';
import {
  CozystackVersion, Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceType, KubeVirtVersion, MachineService, NetworkIsolation, Platform,
  ServiceType, Tenant, TrafficPeer, TrafficPort, VirtualMachine,
} from '../../src';
import { collect } from '../../src/collect/collect';
import { pageOf } from '../../src/report/html/page';
import { markdownOf } from '../../src/report/markdown';
import { Frame, framesOf } from '../../src/report/picture/picture';
import { svgOf } from '../../src/report/picture/svg';
import { sheetOf } from '../../src/report/sheet';

const MACHINE = { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.DEBIAN_13, systemDisk: { size: Size.gibibytes(20) } };

/** A namespace in which two machines may communicate, and a Service exposes one. */
function kubevirt() {
  const app = new FleetApp({ quiet: true, platform: Platform.kubevirt({ version: KubeVirtVersion.V1_9 }) });
  const chart = new FleetChart(app, 'shop', { namespace: 'shop' });
  const web = new VirtualMachine(chart, 'web', { ...MACHINE, exposure: Exposure.none() });
  const db = new VirtualMachine(chart, 'db', { ...MACHINE, exposure: Exposure.none() });
  new MachineService(chart, 'front', { machines: web, type: ServiceType.LOAD_BALANCER, ports: [{ port: 443 }], sourceRanges: ['203.0.113.0/24'] });
  const isolation = new NetworkIsolation(chart, 'guard');
  isolation.allow('db', { from: TrafficPeer.machines(web), to: TrafficPeer.machines(db), ports: [TrafficPort.tcp(5432)] });
  isolation.allow('probe', { from: TrafficPeer.namespace('monitoring'), ports: [TrafficPort.tcp(9100)] });
  return app;
}

const sheet = sheetOf([collect(kubevirt())]);

test('allowed traffic, by isolation and by Services', () => {
  expect(sheet.traffic.map(({ from, to, ports, by }) => `${from.text} -> ${to.text}: ${ports}, ${by}`)).toEqual([
    '203.0.113.0/24 -> web: 443, Service front',
    'namespace monitoring -> any machine of the namespace: 9100, isolation guard',
    'web -> db: 5432, isolation guard',
  ]);
});

test('a machine that a Service opens is exposed in the table and in the picture', () => {
  expect(sheet.machines.map(({ name, exposure }) => [name, exposure])).toEqual([['db', ''], ['web', '443']]);
  const [{ frames: [{ title, boxes, lines }] }] = framesOf(sheet);
  expect(title).toBe('namespace shop, egress and ingress denied by default');
  const [outside, rule] = ['203.0.113.0/24', 'ports 5432'].map(text => boxes.find(box => box.lines[0] === text)!.id);
  const [web, db] = ['web', 'db'].map(name => boxes.find(box => box.lines[0] === name)!.id);
  expect(lines).toEqual(expect.arrayContaining([[outside, web], [web, rule], [rule, db]]));
  expect(pageOf(sheet)).toContain('<td>namespace monitoring</td><td>any machine of the namespace</td><td>9100</td><td>isolation guard</td>');
  expect(markdownOf(sheet)).toContain('| web | db | 5432 | isolation guard | shop |');
});

test('tenants are frames within those that they are in', () => {
  const app = new FleetApp({ quiet: true, platform: Platform.cozystack({ version: CozystackVersion.V1_6 }) });
  const root = new FleetChart(app, 'teams', { namespace: 'tenant-root' });
  const lab = new Tenant(root, 'lab');
  new Tenant(root, 'course', { parent: lab });
  new VirtualMachine(new FleetChart(app, 'lab', { namespace: 'tenant-lab' }), 'bench', MACHINE);
  const titles = (frames: readonly Frame[]): unknown => frames.map(({ title, frames: inner }) => [title, titles(inner)]);
  expect(titles(framesOf(sheetOf([collect(app)])))).toEqual([['Cozystack 1.6', [
    ['namespace tenant-root', [['tenant lab (namespace tenant-lab)', [['tenant course (namespace tenant-lab-course)', []]]]]],
  ]]]);
});

test('a rule between two fleets has a line for each machine, not for each pair', () => {
  const app = kubevirt();
  const chart = app.node.findChild('shop') as FleetChart;
  const names = (prefix: string) => Array.from({ length: 8 }, (_, i) => new VirtualMachine(chart, `${prefix}${i}`, { ...MACHINE, exposure: Exposure.none() }));
  const [left, right] = [names('left'), names('right')];
  const isolation = chart.node.findChild('guard') as NetworkIsolation;
  left.forEach((from, i) => right.forEach((to, n) => isolation.allow(`pair-${i}-${n}`, { from: TrafficPeer.machines(from), to: TrafficPeer.machines(to), ports: [TrafficPort.tcp(80)] })));
  const [{ frames: [{ lines }] }] = framesOf(sheetOf([collect(app)]));
  // One box of ports for each target machine, with a line from each of the eight sources.
  expect(lines.filter(([from, to]) => from.startsWith('machine') && to.startsWith('rule'))).toHaveLength(8 * 8 + 1);
});

test('no secret of a reason or a finding is shown', () => {
  const app = kubevirt();
  const token = `ghp_${'Ab1'.repeat(12)}`;
  Findings.acknowledge(app, 'NO_LOGIN', `the key is ${token}`);
  const model = collect(app);
  const fault = { path: 'shop', problems: [{ code: 'NAME_INVALID', message: `the name is ${token}`, got: token, fix: `not ${token}` }] };
  const texts = sheetOf([{ ...model, faults: [fault as any] }]);
  for (const text of [pageOf(texts), svgOf(texts), markdownOf(texts), JSON.stringify(texts)]) expect(text.includes(token)).toBe(false);
  expect(texts.acknowledgements[0].reason).toBe('the key is (not shown)');
});
