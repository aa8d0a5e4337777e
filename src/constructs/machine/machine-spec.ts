import { IConstruct } from 'constructs';
import { attachedDisks } from './attached-disks';
import { guestFaults } from './guest-faults';
import { lostDefaults } from './lost-defaults';
import { poolOf } from './pool-template';
import { VIRTUAL_MACHINE } from './schema';
import { VirtualMachineProps } from './virtual-machine-props';
import { Location } from '../../collect/location';
import { MachineSpec } from '../../model/machine';
import { SpreadSpec } from '../../model/scheduling';
import { IDisk } from '../disk/disk-reference';
import { CloudConfig } from '../guest/cloud-init';
import { SshKey } from '../guest/ssh-key';
import { InstanceType } from '../instance-type/instance-type';
import { Exposure } from '../network/exposure';

/** The properties of a machine, and the additions by its methods. */
interface ToldMachine {
  readonly name: string;
  readonly props: VirtualMachineProps;
  readonly config?: CloudConfig;
  readonly attached: readonly IDisk[];
  readonly fleet?: string;
  readonly spread?: readonly SpreadSpec[];
}

/** Properties that `machineSpec` converts itself, because they have another form in the plain model. */
const CONVERTED: ReadonlySet<string> = new Set<keyof VirtualMachineProps>(['name', 'image', 'systemDisk', 'disks', 'cloudConfig', 'cloudInit', 'sshKeys']);

/** A machine as plain data, with the defaults of its chart and app. */
export function machineSpec(machine: IConstruct, told: ToldMachine, at: Location): MachineSpec {
  const { name, props, config, attached, fleet, spread } = told;
  const spec: { -readonly [K in keyof MachineSpec]: MachineSpec[K] } = { name };
  const { cloudInit, sshKeys } = VIRTUAL_MACHINE.addTo(spec, props, at, CONVERTED) as any;
  const outcome = config?._render(at.memo);
  at.report(guestFaults(props, outcome));
  const { defaults } = at.site;
  if (!props.instanceType && !props.resources && defaults.instanceType) spec.instanceType = (defaults.instanceType as InstanceType)._model();
  if (!props.exposure && defaults.exposure) {
    spec.exposure = (defaults.exposure as Exposure)._model();
    at.setOrigin('exposure', 'defaults');
  }
  const keys = sshKeys ?? (defaults.sshKeys as readonly SshKey[] | undefined)?.map(key => key._model());
  if (keys && !sshKeys) at.setOrigin('sshKeys', 'defaults');
  // Invalid keys also count as keys, because a finding at the property reports the invalid keys.
  if (keys && keys.length > 0) spec.sshKeys = keys.length === 1 ? keys[0] : keys.flat();
  if (!props.leaveToCluster && defaults.leaveToCluster) spec.leaveToCluster = [...defaults.leaveToCluster];
  const userDataSecret = props.cloudInit?._secret();
  const networkDataSecret = props.networkData?._secret();
  if (networkDataSecret !== undefined) {
    spec.networkDataSecret = networkDataSecret;
    delete spec.networkData;
  }
  if (userDataSecret !== undefined) {
    spec.userDataSecret = userDataSecret;
  } else if (cloudInit !== undefined) {
    spec.userData = cloudInit;
  } else if (outcome && !outcome.isEmpty) {
    spec.userData = outcome.text;
    at.setOrigin('userData', 'typed');
  }
  if (attached.length > 0) spec.disks = attachedDisks(attached, at);
  at.report(lostDefaults({ disks: attached }, props, defaults.image !== undefined));
  if (fleet !== undefined) spec.fleet = fleet;
  if (spread) spec.spread = spread;
  const pool = poolOf(machine);
  if (pool) spec.pool = pool;
  return spec;
}
