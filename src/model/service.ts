import { ExposureModel } from './machine';
import { MachineSelection } from './selection';

/** A port of a Service. */
export interface ServicePortModel {
  readonly port: number;
  readonly targetPort?: number;
  readonly protocol?: string;
  readonly name?: string;
  readonly nodePort?: number;
}

/** A way to reach machines by a name and address of its own. */
export interface ServiceModel {
  readonly kind: 'service';
  readonly name: string;
  readonly machines: MachineSelection;
  /** What the world reaches of each machine by its own Service. */
  readonly exposures: readonly ExposureModel[];
  readonly ports: readonly ServicePortModel[];
  readonly type: string;
  readonly clusterIp?: string;
  readonly externalIps: readonly string[];
  readonly ipFamilies: readonly string[];
  readonly ipFamilyPolicy?: string;
  readonly sticky: boolean;
  readonly keepsClientAddress: boolean;
  readonly sourceRanges: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
