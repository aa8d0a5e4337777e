import { Size } from 'cdk8s';
import {
  Exposure, FleetApp, FleetChart, GoldenImage, Gpu, InstanceSeries, InstanceSize, InstanceType, Platform, RunStrategy, SshKey, Sudo, VirtualMachine,
} from 'cdk8s-vm-fleet';

const researcher = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ada@example.com';

const app = new FleetApp({ platform: Platform.hikube() });
const lab = new FleetChart(app, 'lab');

const workstation = new VirtualMachine(lab, 'gpu-workstation', {
  // Hikube advises at least 8 vCPU and 32 GB for each GPU.
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE_2),
  image: GoldenImage.UBUNTU_24_04,
  systemDisk: { size: Size.gibibytes(100) },
  gpus: [Gpu.NVIDIA_L40S],
  exposure: Exposure.portList([22]),
  sshKeys: [SshKey.fromString(researcher)],
  // HALTED while nobody trains: a GPU costs money while it waits, and tenants of Hikube cannot start machines by hand.
  runStrategy: RunStrategy.ALWAYS,
  cloudConfig: {
    hostname: 'gpu-workstation',
    timezone: 'Europe/Zurich',
    packages: ['build-essential', 'linux-headers-generic', 'nvidia-driver-570-server', 'python3-venv'],
    users: [{ name: 'ada', groups: ['video'], sudo: [Sudo.NOPASSWD_ALL], shell: '/bin/bash', sshAuthorizedKeys: [researcher] }],
  },
});
workstation.addDisk('models', { size: Size.gibibytes(500) });

app.synth();
