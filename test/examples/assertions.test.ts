import { join } from 'path';
import { Size } from 'cdk8s';
import { shop } from '../../examples/three-tier-shop/shop';
import {
  ClusterCatalog, FleetApp, FleetAssertions, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, KubeVirtVersion, Platform, SshKey,
} from '../../src';
import { matchers } from '../../src/public-jest';
import { ROOT } from '../support/child';

expect.extend(matchers);

const EXAMPLE = join(ROOT, 'examples', 'three-tier-shop');

/** The shop of the example, on one platform. */
function shopOn(platform: Platform): FleetApp {
  const app = new FleetApp({
    quiet: true,
    defaults: {
      image: GoldenImage.DEBIAN_13,
      instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.MEDIUM),
      sshKeys: [SshKey.fromFile(join(EXAMPLE, 'keys', 'ops.pub'))],
    },
  });
  shop(new FleetChart(app, 'shop', { platform, namespace: 'tenant-shop' }), { clusterDomain: 'cozy.local' });
  return app;
}

const kubevirt = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
  }),
});

// The same assertions on every platform.
describe.each([['Hikube', Platform.hikube()], ['KubeVirt', kubevirt]])('the three-tier shop on %s', (_, platform) => {
  const app = shopOn(platform);
  const fleet = FleetAssertions.of(app);

  test('names', () => {
    expect(fleet.machineNames).toEqual(['app-a', 'app-b', 'app-batch', 'db', 'web-a', 'web-b']);
  });

  test('customers reach the web servers, and nothing else', () => {
    fleet.machines({ fleet: 'web' }).isExposedOnExactly([80, 443]);
    expect(fleet.machines({ exposed: true }).names).toEqual(['web-a', 'web-b']);
    expect(fleet.machine('db')).toBePrivate();
  });

  test('the database has a large disk, which is kept', () => {
    fleet.machine('db').hasDiskOfAtLeast(Size.gibibytes(200));
    fleet.machine('db').hasInstanceType('m1.xlarge');
    expect(app).toKeepItsData();
  });
});

test('the shop on Hikube equals the committed manifests, machine by machine', () => {
  const fleet = FleetAssertions.of(shopOn(Platform.hikube()));
  for (const name of fleet.machineNames) fleet.machine(name).isUnchangedAgainst(join(EXAMPLE, 'dist', 'shop.k8s.yaml'));
});
