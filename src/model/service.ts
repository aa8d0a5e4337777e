import { MachineSelection } from './reference';

/** A port of a Service. */
export interface ServicePortSpec {
  readonly port: number;
  readonly targetPort?: number;
  readonly protocol?: string;
  readonly name?: string;
  readonly nodePort?: number;
}

/** A Service for machines. */
export interface ServiceSpec {
  readonly name: string;
  readonly machines: MachineSelection;
  readonly ports?: readonly ServicePortSpec[];
  readonly type?: string;
  readonly clusterIp?: string;
  readonly externalIps?: readonly string[];
  readonly ipFamilies?: readonly string[];
  readonly ipFamilyPolicy?: string;
  readonly sticky?: boolean;
  readonly keepsClientAddress?: boolean;
  readonly sourceRanges?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
