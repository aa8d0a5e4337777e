import { Problem, quote } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { TrafficPortSpec } from '../../model/traffic';

/**
 * Destination ports of traffic.
 */
export class TrafficPort {
  /**
   * A TCP port.
   *
   * @param port 1 to 65535
   */
  public static tcp(port: number): TrafficPort {
    return new TrafficPort({ protocol: 'TCP', port });
  }

  /**
   * A UDP port.
   *
   * @param port 1 to 65535
   */
  public static udp(port: number): TrafficPort {
    return new TrafficPort({ protocol: 'UDP', port });
  }

  /**
   * A range of TCP ports. Plain KubeVirt only.
   *
   * @param first 1 to 65535
   * @param last not below the first
   */
  public static tcpRange(first: number, last: number): TrafficPort {
    return new TrafficPort({ protocol: 'TCP', port: first, last });
  }

  /**
   * A range of UDP ports. Plain KubeVirt only.
   *
   * @param first 1 to 65535
   * @param last not below the first
   */
  public static udpRange(first: number, last: number): TrafficPort {
    return new TrafficPort({ protocol: 'UDP', port: first, last });
  }

  private constructor(private readonly model: TrafficPortSpec) {
  }

  /** @internal */
  public _model(): TrafficPortSpec {
    return this.model;
  }

  /** @internal */
  public _problems(): Problem[] {
    const { port, last = port } = this.model;
    const isPort = (value: number) => Number.isInteger(value) && value >= 1 && value <= 65535;
    if (isPort(port) && isPort(last) && port <= last) return [];
    return [{
      code: 'PORT_INVALID',
      message: 'invalid port or range of ports in allowed traffic',
      got: quote(port === last ? port : `${port} to ${last}`),
      allowed: 'whole numbers from 1 to 65535, the first one not above the last',
      fix: 'correct the port or the range',
    }];
  }
}

gate(TrafficPort);
