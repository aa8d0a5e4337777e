import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { Problem, quote } from '../../findings/problem';
import { ExposureModel } from '../../model/machine';
import { notSupported } from '../resolve/problems';

/** The fields of a `VMInstance` that say which ports the world reaches. */
export interface ExposureFields {
  readonly external: boolean;
  readonly externalMethod?: 'PortList' | 'WholeIP';
  readonly externalPorts?: number[];
  readonly externalAllowICMP?: boolean;
}

/** The method is always written out: its default has changed between versions. */
export function resolveExposure(exposure: ExposureModel, target: CozystackTarget, problems: Problem[]): ExposureFields {
  switch (exposure.kind) {
    case 'none':
      return { external: false };
    case 'wholeIp':
      problems.push({
        code: 'WHOLE_IP',
        message: 'WholeIP gives the machine a public address with every port open; only the guest itself can filter',
        fix: 'list the ports (Exposure.portList), or acknowledge this and say what filters in the guest',
      });
      return { external: true, externalMethod: 'WholeIP' };
    case 'portList':
      checkPortList(exposure, target, problems);
      return { external: true, externalAllowICMP: exposure.allowIcmp, externalMethod: 'PortList', externalPorts: [...exposure.tcp] };
  }
}

function checkPortList({ tcp, udp, allowIcmp }: ExposureModel & { kind: 'portList' }, target: CozystackTarget, problems: Problem[]): void {
  if (udp.length > 0) {
    problems.push({
      code: 'PORTLIST_UDP',
      message: `on ${target.label} a PortList has TCP ports only: those in \`udp\` would be left out`,
      got: udp.join(', '),
      fix: 'take Exposure.wholeIp() and filter in the guest',
    });
  }
  if (tcp.length === 0) {
    problems.push({
      code: 'PORTS_MISSING',
      message: 'a PortList without TCP ports; Kubernetes refuses a Service without ports',
      fix: 'list the ports, or take Exposure.none() or Exposure.wholeIp()',
    });
  }
  if (!target.capabilities.portListFilters) {
    problems.push({
      code: 'PORTLIST_NOT_FILTERED',
      message: `on ${target.label} a PortList does not filter: every port of the address is open (mended in Cozystack ${SINCE.portListFilters})`,
      got: quote(tcp),
      fix: 'filter in the guest and acknowledge this, or move to a version that filters',
    });
  }
  if (allowIcmp !== undefined && !target.capabilities.icmpSwitch) {
    problems.push(notSupported('the ICMP switch of a PortList (`allowIcmp`)', since(SINCE.icmpSwitch), target));
  }
}
