import { Size } from 'cdk8s';
import {
  CloudFileSystemType, CloudPowerMode, EphemeralDisk, EvictionStrategy, Filesystem, FleetApp, FleetChart, InstanceProfile, MachineDefault, Platform,
  RunStrategy, VirtualMachine,
} from 'cdk8s-vm-fleet';

const app = new FleetApp({ platform: Platform.kubevirt({ featureGates: ['EnableVirtioFsConfigVolumes'] }) });
const ci = new FleetChart(app, 'ci', { namespace: 'ci' });

// The template of the machines that a runner controller starts, one for each job. The controller puts the registration of the job into
// a folder that the guest mounts. The machine shuts down after the job, and the content of its disk is lost.
new VirtualMachine(ci, 'runner', {
  resources: { cores: 4, memory: Size.gibibytes(16) },
  instanceProfile: InstanceProfile.UBUNTU,
  disks: [EphemeralDisk.containerImage('os', 'ghcr.io/example/runner-image:2.328.0')],
  filesystems: [Filesystem.fromName('runner-info')],
  runStrategy: RunStrategy.MANUAL,
  evictionStrategy: EvictionStrategy.NONE,
  leaveToCluster: [MachineDefault.SERVICE, MachineDefault.IDENTITY],
  cloudConfig: {
    mounts: [{ device: 'runner-info', mountPoint: '/runner-info', type: CloudFileSystemType.fromName('virtiofs') }],
    runCommands: ['runuser -l runner -c "/opt/runner/run.sh --jitconfig $(jq -r .jitconfig /runner-info/runner-info.json)"'],
    powerState: { mode: CloudPowerMode.POWEROFF, message: 'the job is done' },
  },
});

app.synth();
