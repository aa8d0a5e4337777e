import { Duration } from 'cdk8s';
import { gate } from '../../model/calls/gate';
import { ProbeSpec } from '../../model/machine';
import { ownCopy } from '../app/told';

/**
 * Timing and thresholds of a probe.
 */
export interface ProbeOptions {
  /**
   * The delay between the start of the machine and the first probe.
   * @default - immediately
   */
  readonly initialDelay?: Duration;
  /**
   * The period of the probe.
   * @default - every 10 seconds
   */
  readonly period?: Duration;
  /**
   * The timeout of a probe.
   * @default - 1 second
   */
  readonly timeout?: Duration;
  /**
   * The number of consecutive failures after which the probe counts as failed.
   * @default 3
   */
  readonly failureThreshold?: number;
}

/**
 * A periodic check of a machine. Becomes `spec.template.spec.readinessProbe` or `livenessProbe`.
 *
 * @see https://kubevirt.io/user-guide/user_workloads/liveness_and_readiness_probes/
 */
export class Probe {
  /**
   * A probe that succeeds if a TCP port accepts connections.
   *
   * @param port 1 to 65535
   * @param options delay, period and thresholds
   */
  public static tcp(port: number, options: ProbeOptions = {}): Probe {
    return Probe.of({ tcpSocket: { port } }, options);
  }

  /**
   * A probe that succeeds if an HTTP request gets a status from 200 to 399.
   *
   * @param port 1 to 65535
   * @param path e.g. `/healthz`; by default `/`
   * @param options delay, period and thresholds
   */
  public static http(port: number, path?: string, options: ProbeOptions = {}): Probe {
    return Probe.of({ httpGet: { port, ...path !== undefined && { path } } }, options);
  }

  /**
   * A probe that succeeds if a command in the guest exits with 0. Needs the QEMU guest agent in the guest.
   *
   * @param command program and arguments
   * @param options delay, period and thresholds
   */
  public static exec(command: string[], options: ProbeOptions = {}): Probe {
    return Probe.of({ exec: { command } }, options);
  }

  /**
   * A probe that succeeds if the QEMU guest agent answers.
   *
   * @param options delay, period and thresholds
   */
  public static guestAgent(options: ProbeOptions = {}): Probe {
    return Probe.of({ guestAgentPing: {} }, options);
  }

  private static of(question: ProbeSpec['question'], options: ProbeOptions): Probe {
    const seconds = (duration?: Duration) => duration?.toSeconds({ integral: false });
    return new Probe(ownCopy({
      question,
      initialDelaySeconds: seconds(options.initialDelay),
      periodSeconds: seconds(options.period),
      timeoutSeconds: seconds(options.timeout),
      failureThreshold: options.failureThreshold,
    }));
  }

  private constructor(private readonly model: ProbeSpec) {
  }

  /** @internal */
  public _model(): ProbeSpec {
    return this.model;
  }
}

gate(Probe);
