import { ACCESS_CREDENTIAL_SECRET } from './guest';
import { quote, Problem } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { repeated } from '../../../model/repeated';
import { DNS_LABEL } from '../../kubernetes/names';

/** Reports credentials that KubeVirt rejects, or that prevent the start of the machine's pod. */
export function checkCredentials({ accessCredentials = [] }: MachineSpec, problems: Problem[]): void {
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'CREDENTIAL_INVALID', message, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  for (const credential of accessCredentials) {
    const { secret: name } = credential;
    if (!DNS_LABEL.test(name) || name.length > ACCESS_CREDENTIAL_SECRET) {
      wrong('invalid Secret name of an access credential: KubeVirt uses it in the name of a volume of the pod', name,
        `a DNS label of at most ${ACCESS_CREDENTIAL_SECRET} characters`);
    }
    if (credential.kind === 'sshKeysByAgent' && (credential.users.length === 0 || credential.users.some(user => user.trim() === ''))) {
      wrong(`the keys in "${name}" have no user; KubeVirt requires one`, credential.users, 'at least one user');
    }
  }
  // The pod gets one volume for each Secret, even if several credentials read the Secret.
  for (const twice of repeated(accessCredentials.map(({ secret: name }) => name))) {
    wrong('duplicate Secret in `accessCredentials`', twice, 'each Secret once');
  }
}
