import { Construct } from 'constructs';
import { DEFAULT_SSH_KEYS } from './defaults';
import { Intent } from './intended-machine';
import { Problem } from '../findings/problem';
import { MachineModel } from '../model/machine';
import { Standing } from '../placement/standing';

/** The user that the image's cloud-init makes, whom the SSH keys let in. */
export function loginUserOf({ disks }: MachineModel, { driver }: Standing): string | undefined {
  const source = disks[0]?.disk?.source;
  return source?.kind === 'image' ? driver?.loginUser(source.image) : undefined;
}

/** Images with a default user give it no password, so that without a key nobody gets in. */
export function checkLogin(machine: Construct, { props, standing, cloudConfig }: Intent, model: MachineModel, problems: Problem[]): void {
  const user = loginUserOf(model, standing);
  if (user === undefined || props.cloudInit || cloudConfig?._grantsLogin()) return;
  if ((props.sshKeys ?? DEFAULT_SSH_KEYS.get(machine))?.length || props.accessCredentials?.length) return;
  problems.push({
    code: 'NO_LOGIN',
    message: `nobody can log in: the image's user "${user}" has no password, and the machine has no SSH key and no user of its own`,
    fix: 'give `sshKeys`, or users in the cloud config; acknowledge this for a machine that nobody is to enter',
  });
}
