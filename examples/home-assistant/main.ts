import { Duration, Size } from 'cdk8s';
import {
  ClusterCatalog, DiskSource, EvictionStrategy, FleetApp, FleetChart, InstanceProfile, Network, Platform, Probe, StorageClass, VirtualMachine,
} from 'cdk8s-vm-fleet';

// The radio is a device of one node, listed in `permittedHostDevices` of the KubeVirt resource.
const platform = Platform.kubevirt({
  featureGates: ['HostDevices'],
  catalog: ClusterCatalog.extend({ storageClasses: [{ name: 'longhorn' }] }),
});

const app = new FleetApp({ platform });
const home = new FleetChart(app, 'home', { namespace: 'home', defaults: { storageClass: StorageClass.fromName('longhorn') } });

new VirtualMachine(home, 'home-assistant', {
  resources: { cores: 2, memory: Size.gibibytes(4) },
  instanceProfile: InstanceProfile.fromName('linux'),
  // Home Assistant is an appliance: it has no cloud-init, expands its file system itself, and is configured in the browser.
  systemDisk: {
    source: DiskSource.http('https://github.com/home-assistant/operating-system/releases/download/16.3/haos_ova-16.3.qcow2.xz'),
    size: Size.gibibytes(32),
  },
  // It boots with UEFI, and its boot loader is not signed.
  hardware: { efi: { secureBoot: false, persistent: false }, hostDevices: ['kubevirt.io/zigbee'] },
  // A machine with a device of its node cannot live-migrate.
  evictionStrategy: EvictionStrategy.NONE,
  nodeSelector: { 'example.com/zigbee': 'true' },
  // Smart home devices announce themselves by multicast, which the pod network does not carry.
  networks: [Network.fromName('iot', { macAddress: '02:00:00:00:0a:01' })],
  readinessProbe: Probe.http(8123, '/', { initialDelay: Duration.minutes(2), period: Duration.seconds(15) }),
});

app.synth();
