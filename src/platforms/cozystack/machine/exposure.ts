import { Problem, quote } from '../../../findings/problem';
import { ExposureSpec, MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { ApiTree, Joint, take } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { CozystackTarget } from '../target';

const NONE: ExposureSpec = { kind: 'none' };

/** `exposure` becomes `external`, `externalMethod`, `externalPorts` and `externalAllowICMP`. */
export const exposure: Joint<MachineSpec, CozystackTarget> = {
  write: (spec, tree, _, target, problems) => {
    if (spec.leaveToCluster?.includes(MachineDefault.SERVICE) && (spec.exposure ?? NONE).kind === 'none') return;
    Object.assign((tree.spec ??= {}) as ApiTree, exposureFields(spec.exposure ?? NONE, target, problems));
  },
  read: tree => {
    const external = take<boolean>(tree, ['spec', 'external']);
    if (!external) return external === undefined ? {} : { exposure: { kind: 'none' } };
    if (take(tree, ['spec', 'externalMethod']) === 'WholeIP') return { exposure: { kind: 'wholeIp' } };
    const tcp = take<number[]>(tree, ['spec', 'externalPorts']) ?? [];
    const allowIcmp = take<boolean>(tree, ['spec', 'externalAllowICMP']);
    return { exposure: { kind: 'portList', tcp, udp: [], ...allowIcmp !== undefined && { allowIcmp } } };
  },
};

/** The fields of an exposure. The method of an exposed machine is always written, because the default method differs between versions. */
function exposureFields(spec: ExposureSpec, target: CozystackTarget, problems: Problem[]): object {
  switch (spec.kind) {
    case 'none':
      return { external: false };
    case 'wholeIp':
      problems.push({
        code: 'WHOLE_IP',
        message: 'WholeIP opens every port of a public address; only a firewall in the guest filters',
        fix: 'list the ports (Exposure.portList), or acknowledge this and name the firewall in the guest',
      });
      return { external: true, externalMethod: 'WholeIP' };
    case 'portList':
      checkPortList(spec, target, problems);
      return { external: true, externalAllowICMP: spec.allowIcmp, externalMethod: 'PortList', externalPorts: spec.tcp };
  }
}

function checkPortList({ tcp, udp, allowIcmp }: ExposureSpec & { kind: 'portList' }, target: CozystackTarget, problems: Problem[]): void {
  if (udp.length > 0) {
    problems.push({
      code: 'PORTLIST_UDP',
      message: `on ${target.label} a PortList is a list of TCP ports: it cannot contain the ports in \`udp\``,
      got: udp.join(', '),
      fix: 'set `exposure` to Exposure.wholeIp, and filter in the guest',
    });
  }
  if (tcp.length === 0) {
    problems.push({
      code: 'PORTS_MISSING',
      message: 'the PortList has no TCP ports, and Kubernetes rejects a Service without ports',
      fix: 'list the ports, or set `exposure` to Exposure.none or Exposure.wholeIp',
    });
  }
  const { portListFilters } = target.capabilities;
  // If the list of ports has an error, the user has to change the list anyway, so this warning would only distract.
  if (portListFilters !== true && udp.length === 0 && tcp.length > 0) {
    const isUnknown = portListFilters === 'unknown';
    problems.push({
      code: 'PORTLIST_NOT_FILTERED',
      message: isUnknown
        ? `${target.label} may open every port of the address: according to its documentation a PortList filters, but Cozystack before ${SINCE.portListFilters} does not filter`
        : `on ${target.label} a PortList does not filter: every port of the address is open (fixed in Cozystack ${SINCE.portListFilters})`,
      got: quote(tcp),
      fix: isUnknown
        ? 'set `version` of Platform.hikube if you know it; otherwise filter in the guest, or test from outside that unlisted ports are closed, and acknowledge this'
        : 'filter in the guest and acknowledge this, or move to a version that filters',
    });
  }
  if (allowIcmp !== undefined && !target.capabilities.icmpSwitch) {
    problems.push(notSupported('`allowIcmp` of a PortList', since(SINCE.icmpSwitch), target));
  }
}
