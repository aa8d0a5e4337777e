import { Size } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, ConfigDisk, Disk, DiskBus, DiskSource, FleetApp, FleetChart, Hardware, Network, NetworkInterfaceModel, Platform,
  RemovalPolicy, StorageClass, VirtualMachine, VolumeMode,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({
  stateStorageClass: StorageClass.fromName('ceph-filesystem'),
  catalog: ClusterCatalog.extend({
    storageClasses: [
      { name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK },
      { name: 'ceph-filesystem', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.FILESYSTEM },
    ],
  }),
});

// The settings of a Windows profile, written out: for a cluster without profiles, and to show what they are.
const on = { enabled: true };
const windows: Hardware = {
  efi: { secureBoot: true, persistent: true },
  tpm: { persistent: true },
  smm: on,
  acpi: on,
  apic: { enabled: true },
  hyperv: {
    relaxed: on, vapic: on, vpindex: on, runtime: on, synic: on, synictimer: { enabled: true, direct: on }, spinlocks: { spinlocks: 8191 },
    frequencies: on, reenlightenment: on, tlbflush: on, ipi: on, reset: on,
  },
  clock: {
    utc: {},
    timer: { hpet: { present: false }, hyperv: {}, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup' } },
  },
  inputs: [{ name: 'tablet', type: 'tablet', bus: 'usb' }],
};

const app = new FleetApp({ platform });
const office = new FleetChart(app, 'office', { namespace: 'office', defaults: { storageClass: StorageClass.fromName('ceph-block') } });

const drivers = new Disk(office, 'virtio-iso', {
  source: DiskSource.http('https://fedorapeople.org/groups/virt/virtio-win/direct-downloads/stable-virtio/virtio-win.iso'),
  size: Size.gibibytes(1), optical: true, bus: DiskBus.SATA, removalPolicy: RemovalPolicy.DELETE,
});

// The system disk is a clone of a disk on which Windows was generalized. Sysprep reads its answers from a ConfigMap, and
// gives the machine its own identity.
new VirtualMachine(office, 'accounting', {
  resources: { cores: 4, memory: Size.gibibytes(8) },
  systemDisk: { source: DiskSource.volumeClaim('windows-2025-sysprepped', 'golden-images'), size: Size.gibibytes(60), bus: DiskBus.SATA },
  disks: [drivers, ConfigDisk.sysprepFromConfigMap('accounting-unattend', { bus: DiskBus.SATA })],
  networks: [Network.pod({ nic: { model: NetworkInterfaceModel.E1000E } })],
  hardware: windows,
});

app.synth();
