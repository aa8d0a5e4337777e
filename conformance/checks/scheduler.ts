/**
 * Tests where machines run, in a cluster of three zones. KubeVirt's own controller creates the launcher pod of each machine, and
 * Kubernetes' own scheduler selects the node of the pod. Each placement property must do what its documentation says, also when no node is
 * suitable.
 */
import { ApiObject } from 'cdk8s';
import { FleetApp, FleetChart, Platform } from '../../src';
import { KubeObject } from '../cluster/api';
import { version } from '../cluster/binaries';
import { ControlPlane } from '../cluster/control-plane';
import { namespace } from '../cluster/install';
import { configuration } from '../cluster/kubevirt';
import { addNode, cordon, placement, removeNode, startScheduler } from '../cluster/scheduler';
import { Placement, PLACEMENTS, NODES } from '../generator/placements';
import { Suite } from '../suite';

export async function checkScheduler(plane: ControlPlane, suite: Suite): Promise<void> {
  const { api } = plane;
  await api.apply(configuration([]));
  for (const node of NODES) await addNode(api, node);
  startScheduler(plane);
  for (const [i, each] of PLACEMENTS.entries()) await checkPlacement(plane, suite, each, `placement-${i}`);
  suite.note(`${PLACEMENTS.length} placements of machines`);
}

async function checkPlacement({ api }: ControlPlane, suite: Suite, asked: Placement, place: string): Promise<void> {
  const { what, field, architecture, machines, isAsSaid, cordoned, gone } = asked;
  await api.create(namespace(place));
  if (cordoned) await cordon(api, cordoned, true);
  const app = new FleetApp();
  const chart = new FleetChart(app, 'vms', { platform: Platform.kubevirt({ architecture }), namespace: place });
  machines(chart);
  const objects = chart.node.findAll().filter(ApiObject.isApiObject).map(each => each.toJson() as KubeObject);
  for (const object of objects) {
    const { ok, body } = await api.apply(object);
    suite.check(`${what}: ${object.kind} ${object.metadata.name} is applied`, ok ? undefined : body.message);
  }
  const names = objects.filter(({ kind }) => kind === 'VirtualMachine').map(({ metadata }) => metadata.name);
  let placed = await placement(api, place, names);
  if (gone) {
    await removeNode(api, place, gone);
    placed = await placement(api, place, names);
  }
  const where = names.map(name => NODES.find(node => node.name === placed.get(name)?.node));
  const said = names.map((name, i) => `${name}: ${where[i]?.name ?? `pending, ${placed.get(name)?.why}`}`).join('\n');
  suite.check(`kube-scheduler: ${what}`, isAsSaid(where) ? undefined : said);
  if (field) suite.asked.field('machine', field, `kube-scheduler ${version('kube-scheduler')}`, true);
  if (cordoned) await cordon(api, cordoned, false);
  if (gone) await addNode(api, NODES.find(({ name }) => name === gone)!);
}
