import { ExposureSpec } from './machine';
import { repeated } from './repeated';
import { Problem, quote } from '../findings/problem';

/** Reports the ports of a port list that Kubernetes rejects. */
export function exposureProblems(exposure: ExposureSpec | undefined): Problem[] {
  return exposure?.kind === 'portList' ? [...portProblems('TCP', exposure.tcp), ...portProblems('UDP', exposure.udp)] : [];
}

/** Up to this number of ports, a linear search is faster than a set. */
const FEW = 32;

function portProblems(protocol: string, ports: readonly number[]): Problem[] {
  if (ports.length <= FEW && ports.every((port, i) => isPort(port) && ports.indexOf(port) === i)) return [];
  const problems = ports.filter(port => !isPort(port)).map((port): Problem => ({
    code: 'PORT_INVALID', message: `a ${protocol} port is out of range`, got: quote(port), allowed: 'whole numbers from 1 to 65535', fix: 'correct the port',
  }));
  const twice = repeated(ports).filter(isPort);
  // All findings share one text. A text for each duplicate of a long list would take quadratic time.
  const got = twice.length > 0 ? quote(ports) : '';
  for (const port of twice) {
    problems.push({
      code: 'PORT_DUPLICATE',
      message: `${protocol} port ${port} is listed twice; Kubernetes rejects the Service`,
      got,
      fix: 'list each port once',
    });
  }
  return problems;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}
