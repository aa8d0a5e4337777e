import { gate } from '../../model/calls/gate';
import { ExposureSpec } from '../../model/machine';
import { ownCopy } from '../app/told';

/**
 * Options of a list of ports.
 */
export interface PortListOptions {
  /**
   * UDP ports. Plain KubeVirt only. On Cozystack and Hikube, UDP ports are an error, because a PortList is a list of TCP ports.
   * @default - none
   */
  readonly udp?: number[];

  /**
   * Whether the public address answers to ping. Becomes `VMInstance.spec.externalAllowICMP`. Cozystack 1.4 and later.
   * @default - yes, the default of the platform
   */
  readonly allowIcmp?: boolean;
}

/**
 * The public ports of a machine.
 *
 * Becomes `VMInstance.spec.external`, `externalMethod` and `externalPorts` on Cozystack and Hikube.
 *
 * @example
 * const cozystack = new FleetChart(app, 'cozystack', { platform: Platform.cozystack(), namespace: 'tenant-shop' });
 * const image = GoldenImage.UBUNTU_24_04;
 * const instanceType = InstanceType.fromName('u1.medium');
 * new VirtualMachine(cozystack, 'web', { image, instanceType, exposure: Exposure.portList([80, 443]) });
 * new VirtualMachine(cozystack, 'db', { image, instanceType, exposure: Exposure.none() });
 *
 * @see https://kubevirt.io/user-guide/user_workloads/accessing_virtual_machines/
 */
export class Exposure {
  /** No public address: the machine is reachable only from inside the cluster. */
  public static none(): Exposure {
    return new Exposure({ kind: 'none' });
  }

  /**
   * A public address on which only these TCP ports, and the UDP ports of `options`, are open.
   *
   * Cozystack before 1.4, and possibly Hikube, do not filter, so all ports of the address are open. For these platforms, synthesis reports the
   * warning `PORTLIST_NOT_FILTERED`.
   *
   * @param tcp the TCP ports, 1 to 65535
   * @param options UDP ports and ping
   */
  public static portList(tcp: number[], options: PortListOptions = {}): Exposure {
    return new Exposure(ownCopy({ kind: 'portList', tcp, udp: options.udp ?? [], allowIcmp: options.allowIcmp }));
  }

  /**
   * A whole public address: every port and protocol, without a filter outside of the guest. Use it for VPN gateways, SIP and similar. Synthesis
   * reports the warning `WHOLE_IP` until you acknowledge the warning with a reason. On plain KubeVirt, the cluster needs cozy-proxy (`cozyProxy` of
   * `Platform.kubevirt`).
   */
  public static wholeIp(): Exposure {
    return new Exposure({ kind: 'wholeIp' });
  }

  private constructor(private readonly model: ExposureSpec) {
  }

  /** Whether the machine has a public address. */
  public get isPublic(): boolean {
    return this.isWholeIp || this.portList !== undefined;
  }

  /** Whether the machine has a whole public address, with all ports and protocols. */
  public get isWholeIp(): boolean {
    return this.model?.kind === 'wholeIp';
  }

  /** A copy of the TCP ports of a port list. */
  public get tcpPorts(): number[] {
    return [...this.portList?.tcp ?? []];
  }

  /** A copy of the UDP ports of a port list. */
  public get udpPorts(): number[] {
    return [...this.portList?.udp ?? []];
  }

  /** Whether the public address of a port list answers to ping; undefined if the platform decides. */
  public get allowIcmp(): boolean | undefined {
    return this.portList?.allowIcmp;
  }

  /** @internal */
  public _model(): ExposureSpec {
    return this.model;
  }

  /** The port list. Undefined for other exposures, and for an invalid value. */
  private get portList() {
    return this.model?.kind === 'portList' ? this.model : undefined;
  }
}

gate(Exposure);
