import { Size } from 'cdk8s';
import {
  CloudFileSystemType, CloudPowerMode, EphemeralDisk, EvictionStrategy, Filesystem, FleetApp, FleetChart, InstanceProfile, MachineDefault, Platform,
  RunStrategy, VirtualMachine,
} from 'cdk8s-vm-fleet';

const app = new FleetApp({ platform: Platform.kubevirt({ featureGates: ['EnableVirtioFsConfigVolumes'] }) });
const ci = new FleetChart(app, 'ci', { namespace: 'ci' });

// The template of the machines that a controller of runners starts for each job. It puts the registration of the job into a folder that
// the guest mounts; the machine switches itself off after the job, and forgets what was on its disk.
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
