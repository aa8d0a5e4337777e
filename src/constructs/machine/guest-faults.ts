import { VirtualMachineProps } from './virtual-machine-props';
import { Problem } from '../../findings/problem';
import { Outcome } from '../guest/cloud-init/outcome';

/** What is given twice, or is wrong with the cloud config. */
export function guestFaults(props: VirtualMachineProps, config: Outcome | undefined): readonly Problem[] {
  const problems: Problem[] = config === undefined ? [] : [...config.problems];
  if (props.image && props.systemDisk?.source) {
    problems.push({ code: 'SYSTEM_DISK_TWICE', message: 'the machine has both an `image` and a `systemDisk.source`', fix: 'give one of the two' });
  }
  if (props.cloudInit && config && !config.isEmpty) {
    problems.push({
      code: 'CLOUD_INIT_TWICE',
      message: 'the machine has a whole cloud-init document (`cloudInit`) and a cloud config, and the platform takes one',
      fix: 'write the document as `cloudConfig`, or put everything into the document',
    });
  }
  return problems;
}
