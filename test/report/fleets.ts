import { Size } from 'cdk8s';
import { Fleet, FleetApp, FleetChart, Exposure, GoldenImage, InstanceType, Platform } from '../../src';
import { collect } from '../../src/collect/collect';
import { FleetModel, MODEL_VERSION } from '../../src/model/fleet-model';

/** A number of machines in namespaces of a hundred, in fleets of ten. */
export function manyMachines(count: number): FleetModel {
  const app = new FleetApp({ quiet: true, platform: Platform.hikube() });
  for (let i = 0; i < count / 100; i++) {
    const chart = new FleetChart(app, `team-${i}`, { namespace: `tenant-team${i}` });
    for (let fleet = 0; fleet < 10; fleet++) {
      new Fleet(chart, `fleet-${fleet}`, {
        members: Array.from({ length: 10 }, (_, n) => String(n)),
        machine: {
          instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.DEBIAN_13, systemDisk: { size: Size.gibibytes(20) },
          ...fleet === 0 && { exposure: Exposure.portList([22, 443]) },
        },
      });
    }
  }
  return collect(app);
}

/** Names that must not affect a page. */
export const HOSTILE = [
  '</script><script>window.hacked = 1</script>', '"><img src=x onerror="window.hacked = 2">', '\'); window.hacked = 3; (\'', '<!--', ']]>', '\u2028\u202e\u0000\u001b[2J',
  '</text></svg><svg onload="window.hacked = 4">', '| a | [b](javascript:window.hacked=5) `c` <b>', '</style><style>*{display:none}', '</title>', '&lt;b&gt;', 'x'.repeat(300), '\u6f22\u5b57'.repeat(20),
];

/** A fleet with hostile texts only, as in an untrusted model. */
export function hostileFleet(): FleetModel {
  const nodes = HOSTILE.flatMap((text, i) => [
    {
      kind: 'machine', path: `prod/${text}`, chart: 'prod', namespace: text,
      spec: {
        name: text, fleet: text, instanceType: { kind: 'named', name: text }, disks: [{ name: `${i} ${text}` }], exposure: { kind: 'portList', tcp: [22], udp: [] },
        networks: [{ kind: 'vpcSubnet', vpc: text, subnet: text }], runStrategy: text, userData: 'password: "correct horse battery"',
      },
    },
    { kind: 'disk', path: `prod/${text}/disk`, chart: 'prod', namespace: text, spec: { name: `${i} ${text}`, size: '1Gi', storageClass: text, source: { kind: 'image', image: { name: text } } } },
  ]);
  const clusters = [{ platform: { name: 'kubevirt' }, charts: [{ path: 'prod' }], nodes }];
  return {
    modelVersion: MODEL_VERSION, clusters, faults: [], acknowledgements: HOSTILE.map(text => ({ path: text, code: 'NO_LOGIN', reason: text })),
  } as unknown as FleetModel;
}
