import { Construct } from 'constructs';
import { affinityProblems } from './affinity';
import { Intent } from './intended-machine';
import { checkLogin } from './login';
import { macProblems } from './mac-addresses';
import { VirtualMachineProps } from './virtual-machine-props';
import { Problem } from '../findings/problem';
import { CloudConfig } from '../guest/cloud-init';
import { MachineModel } from '../model/machine';

/** Kubernetes' limit for the content of a Secret. */
const MAX_SECRET = 1024 * 1024;

/** Says what is wrong with a machine on any platform. */
export function checkMachine(machine: Construct, intent: Intent, model: MachineModel, problems: Problem[]): void {
  const { props, standing, cloudConfig, name } = intent;
  checkValues(props, cloudConfig, problems);
  checkContradictions(props, cloudConfig, model, problems);
  checkLogin(machine, intent, model, problems);
  if (props.machineAffinity) problems.push(...affinityProblems(props.machineAffinity, standing, name));
  if (!props.networks) return;
  problems.push(...macProblems(machine, standing, props.networks));
  for (const network of props.networks) problems.push(...network._problems(standing, `machine "${name}"`));
}

/** What its properties say is wrong with themselves. */
function checkValues(props: VirtualMachineProps, cloudConfig: CloudConfig | undefined, problems: Problem[]): void {
  if (props.exposure) problems.push(...props.exposure._problems());
  if (props.sshKeys) for (const key of props.sshKeys) problems.push(...key._problems());
  if (props.cloudInit) problems.push(...props.cloudInit._problems());
  if (cloudConfig) problems.push(...cloudConfig._problems());
  if (props.networkData) problems.push(...props.networkData._problems());
}

/** What is missing, given twice, or too large for its place. */
function checkContradictions(props: VirtualMachineProps, cloudConfig: CloudConfig | undefined, model: MachineModel, problems: Problem[]): void {
  if (props.instanceType && props.resources) {
    problems.push({
      code: 'COMPUTE_TWICE',
      message: 'the machine has both `instanceType` and `resources`; KubeVirt refuses that',
      fix: 'give one of the two',
    });
  }
  if (!model.compute) {
    problems.push({
      code: 'INSTANCE_TYPE_MISSING',
      message: 'nothing says how large the machine is',
      fix: 'give `instanceType`, e.g. InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM), or `resources`',
    });
  }
  if (props.image && props.systemDisk?.source) {
    problems.push({
      code: 'SYSTEM_DISK_TWICE',
      message: 'the machine has both an `image` and a `systemDisk.source`',
      fix: 'give one of the two',
    });
  }
  if (props.cloudConfig?.keepDefaultUser === false && model.sshKeys.length > 0) {
    problems.push({
      code: 'SSH_KEYS_UNUSED',
      message: 'the platform gives `sshKeys` to the default user of the image, and `keepDefaultUser: false` removes that user',
      fix: 'give the keys to a user of the cloud config (`sshAuthorizedKeys`), or keep the default user',
    });
  }
  const size = props.cloudInit ? Buffer.byteLength(props.cloudInit._text()) : cloudConfig?._size() ?? 0;
  if (size > MAX_SECRET) {
    problems.push({
      code: 'CLOUD_INIT_TOO_LARGE',
      message: 'the cloud-init document is larger than the Secret that it is kept in may be',
      got: `about ${Math.round(size / 1024)} KiB`,
      allowed: `${MAX_SECRET / 1024} KiB`,
      fix: 'fetch large files at first boot, or put them on a disk',
    });
  }
  if (props.cloudInit && cloudConfig && !cloudConfig.isEmpty) {
    problems.push({
      code: 'CLOUD_INIT_TWICE',
      message: 'the machine has a whole cloud-init document (`cloudInit`) and a cloud config, and the platform takes one',
      fix: 'write the document as `cloudConfig`, or put everything into the document',
    });
  }
}
