import { Size } from 'cdk8s';
import { ClusterCatalog, Findings, FleetApp, FleetChart, GoldenImage, Gpu, KubeVirtVersion, Platform } from 'cdk8s-vm-fleet';
import { workstation } from './workstation';

const ada = {
  name: 'ada',
  sshKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ada@example.com',
};

const app = new FleetApp();

const hikube = new FleetChart(app, 'lab', { platform: Platform.hikube() });
workstation(hikube, ada);
Findings.acknowledge(hikube, 'PORTLIST_NOT_FILTERED', 'tested from outside: the other ports are closed');

// A cluster offers the GPUs in `permittedHostDevices` of its KubeVirt resource. If they are listed here, any other GPU is an error, and
// so is a machine that is too small for its GPU.
const kubevirt = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'ubuntu-24-04', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
    gpus: [{ name: Gpu.NVIDIA_L40S.name, minVcpus: 8, minMemory: Size.gibibytes(32) }],
  }),
});
workstation(new FleetChart(app, 'lab-kubevirt', { platform: kubevirt, namespace: 'lab' }), ada);

app.synth();
