import { VirtualMachineProps } from './virtual-machine-props';
import { Problem } from '../../findings/problem';
import { RenderedCloudConfig } from '../guest/cloud-init/rendered-cloud-config';

/** Properties that contradict each other, and problems of the cloud config. */
export function guestFaults(props: VirtualMachineProps, config: RenderedCloudConfig | undefined): readonly Problem[] {
  const problems: Problem[] = config === undefined ? [] : [...config.problems];
  if (props.image && props.systemDisk?.source) {
    problems.push({ code: 'SYSTEM_DISK_TWICE', message: 'the machine has both an `image` and a `systemDisk.source`', fix: 'remove one of them' });
  }
  if (props.cloudInit && config && !config.isEmpty) {
    problems.push({
      code: 'CLOUD_INIT_TWICE',
      message: 'both `cloudInit` and `cloudConfig` are set, and the platform accepts only one document',
      fix: 'remove one: move everything into `cloudConfig`, or into the document',
    });
  }
  return problems;
}
