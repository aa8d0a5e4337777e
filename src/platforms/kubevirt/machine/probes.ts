import { isForwarded } from './forwarded-ports';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec, ProbeSpec } from '../../../model/machine';
import { isOffPodNetwork } from '../../../model/nic';
import { DNS_LABEL } from '../../kubernetes/names';

/** Reports host names, probes and times that KubeVirt rejects. */
export function checkGuest(model: MachineSpec, problems: Problem[]): void {
  for (const [property, value, pattern, allowed] of [
    ['hostname', model.hostname, DNS_LABEL, 'a DNS label of at most 63 characters'],
    ['subdomain', model.subdomain, DNS_LABEL, 'a DNS label of at most 63 characters'],
  ] as const) {
    if (value === undefined || pattern.test(value)) continue;
    problems.push({ code: 'HOSTNAME_INVALID', message: `\`${property}\` is not a valid name`, got: quote(value), allowed, fix: `correct the ${property}` });
  }
  for (const [property, probe] of [['readinessProbe', model.readinessProbe], ['livenessProbe', model.livenessProbe]] as const) {
    if (!probe) continue;
    problems.push(...probeProblems(property, probe), ...networkProblems(property, probe, model), ...forwardProblems(property, probe, model));
  }
  const { terminationGracePeriod: terminationGraceSeconds } = model;
  if (terminationGraceSeconds !== undefined && !(Number.isInteger(terminationGraceSeconds) && terminationGraceSeconds >= 0)) {
    problems.push({
      code: 'HARDWARE_INVALID',
      message: '`terminationGracePeriod` is negative or not in whole seconds',
      got: quote(terminationGraceSeconds),
      allowed: '0 and more, whole seconds',
      fix: 'use an allowed value, or remove it',
    });
  }
}

/** HTTP and TCP probes need the pod network (`appendStatusCauseForProbeNotAllowedWithNoPodNetworkPresent` in `vmi-create-admitter.go`). */
function networkProblems(property: string, { question }: ProbeSpec, machine: MachineSpec): Problem[] {
  if (!('tcpSocket' in question || 'httpGet' in question) || !isOffPodNetwork(machine)) return [];
  return [{
    code: 'PROBE_INVALID',
    message: `\`${property}\` needs the pod network, which the machine does not have; KubeVirt rejects the machine`,
    got: 'tcpSocket' in question ? 'Probe.tcp' : 'Probe.http',
    allowed: 'Probe.guestAgent and Probe.exec, or a machine on the pod network',
    fix: 'use Probe.guestAgent or Probe.exec, or remove `podNetwork: false` of the machine',
  }];
}

/** Reports a port that masquerade does not forward. The kubelet sends probes to the address of the pod, not of the guest. */
function forwardProblems(property: string, { question }: ProbeSpec, machine: MachineSpec): Problem[] {
  const port = 'tcpSocket' in question ? question.tcpSocket.port : 'httpGet' in question ? question.httpGet.port : undefined;
  if (port === undefined || isForwarded(machine, port, 'TCP')) return [];
  return [{
    code: 'PROBE_INVALID',
    message: `\`${property}\` connects to a port that the interface on the pod network does not forward, so the probe always fails`,
    got: quote(port),
    allowed: 'a TCP port in `ports` of the interface',
    fix: 'add the port to `ports` of the interface, or remove `ports` there, so that all ports are forwarded',
  }];
}

function probeProblems(property: string, { question, ...times }: ProbeSpec): Problem[] {
  const problems: Problem[] = [];
  const port = 'tcpSocket' in question ? question.tcpSocket.port : 'httpGet' in question ? question.httpGet.port : 1;
  if (!(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    problems.push({ code: 'PROBE_INVALID', message: `\`${property}\` has a port out of range`, got: quote(port), allowed: '1 to 65535', fix: 'correct the port' });
  }
  if ('exec' in question && question.exec.command.length === 0) {
    problems.push({ code: 'PROBE_INVALID', message: `\`${property}\` has no command`, got: '[]', allowed: 'a command and its arguments', fix: 'set the command' });
  }
  for (const [what, value] of Object.entries(times)) {
    if (value === undefined || (Number.isInteger(value) && value >= (what === 'initialDelaySeconds' ? 0 : 1))) continue;
    problems.push({
      code: 'PROBE_INVALID',
      message: `\`${what}\` of \`${property}\` is out of range`,
      got: quote(value),
      allowed: 'whole numbers from 1; 0 only for `initialDelaySeconds`',
      fix: 'use a whole number',
    });
  }
  return problems;
}
