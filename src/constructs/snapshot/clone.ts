import { Construct } from 'constructs';
import { RestoredVolumes } from './restored-volumes';
import { ISnapshot, isSnapshot } from './snapshot-reference';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { CloneSpec } from '../../model/snapshot';
import { list, map, oneOf, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { ONE_SHOT, OneShotProps } from '../app/one-shot';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';

/**
 * Properties of a clone of a machine.
 */
export interface VirtualMachineCloneProps extends OneShotProps {
  /**
   * Name of the object `VirtualMachineClone`, at most 63 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The machine to clone. KubeVirt copies the state that this machine has when the object is created. Becomes `spec.source`.
   * @default - none; give a `snapshot`
   */
  readonly machine?: IVirtualMachine;

  /**
   * The snapshot to clone. Becomes `spec.source`.
   * @default - none; give a `machine`
   */
  readonly snapshot?: ISnapshot;

  /** Name of the new machine, in the same namespace. The new machine is not in the output folder. Becomes `spec.target`. */
  readonly target: string;

  /**
   * MAC addresses of the new machine, by the name of the interface. This name is the `alias` of the interface, otherwise the name of the network, or
   * `default` for the pod network. Become `spec.newMacAddresses`.
   * @default - a random address for each interface
   */
  readonly macAddresses?: { [network: string]: string };

  /**
   * Serial number of the new machine's system board. Becomes `spec.newSMBiosSerial`.
   * @default - a random number
   */
  readonly serial?: string;

  /**
   * Labels of the machine that are copied to the new machine, as patterns. A `*` at the end of a pattern matches any characters, and a `!` at the
   * start of a pattern excludes labels. The tracking labels of Argo CD and Flux are always excluded. Become `spec.labelFilters`.
   * @default ['*']
   */
  readonly labelFilters?: string[];

  /**
   * Annotations of the machine that are copied to the new machine, as patterns in the form of `labelFilters`. The annotations of Argo CD, Flux and
   * kubectl are always excluded. Become `spec.annotationFilters`.
   * @default ['*']
   */
  readonly annotationFilters?: string[];

  /**
   * Labels of the machine's pod that are copied to the new machine, as patterns in the form of `labelFilters`. The labels by which Services, policies
   * and fleets of this library select the original are always excluded. Become `spec.template.labelFilters`.
   * @default ['*']
   */
  readonly templateLabelFilters?: string[];

  /**
   * Annotations of the machine's pod that are copied to the new machine, as patterns in the form of `labelFilters`. Become
   * `spec.template.annotationFilters`.
   * @default - all
   */
  readonly templateAnnotationFilters?: string[];

  /**
   * Names of the new machine's volumes: `PREFIXED` or `RANDOM`. From KubeVirt 1.8. Becomes `spec.volumeNamePolicy`.
   * @default RestoredVolumes.RANDOM
   */
  readonly volumes?: RestoredVolumes;

  /**
   * JSON patches of the new machine. From KubeVirt 1.6. Become `spec.patches`.
   * @default - none
   */
  readonly patches?: string[];
}

/**
 * A new machine that KubeVirt copies from a machine, or from a snapshot of a machine. The new machine has its own identity. Plain KubeVirt only.
 * Before KubeVirt 1.9, clones need the feature gate Snapshot.
 *
 * Becomes a `VirtualMachineClone` (`clone.kubevirt.io/v1beta1`; on KubeVirt 1.4, `v1alpha1`). KubeVirt creates the new machine once, when this object
 * is created. If you delete the new machine, KubeVirt deletes the object too, and a GitOps tool would create both again. Therefore annotations tell
 * Argo CD and Flux to ignore the object. Put the object into a separate chart, and apply the file of this chart once.
 *
 * @see https://kubevirt.io/user-guide/storage/clone_api/
 */
export class VirtualMachineClone extends Construct implements Modeled<'clone'> {
  /** The new machine. */
  public readonly target: IVirtualMachine;

  /** @internal */
  public readonly _kind = 'clone';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<VirtualMachineCloneProps>;
  private readonly cloneName: string;

  constructor(scope: Construct, id: string, props: VirtualMachineCloneProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the clone', props, CLONE);
    this.props = own;
    this._invalidProps = invalidProps;
    this.cloneName = own.name ?? id;
    this.target = { machineName: own.target ?? id };
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): VirtualMachineCloneProps {
    return ownCopy(this.props) as VirtualMachineCloneProps;
  }

  /** @internal */
  public _toSpec(at: Location): CloneSpec {
    const { cloneName: name, props } = this;
    if (this._invalidProps.length === 0) at.report(sourceProblems(props as VirtualMachineCloneProps, `clone "${name}"`));
    return { ...CLONE.plain(props as VirtualMachineCloneProps, at), name, target: this.target.machineName };
  }
}

function sourceProblems({ machine, snapshot }: VirtualMachineCloneProps, who: string): Problem[] {
  if (machine ? !snapshot : snapshot) return [];
  return [{
    code: 'BACKUP_INVALID', message: `a clone needs exactly one source (${who})`, fix: 'set either `machine` or `snapshot`',
  }];
}

export const CLONE = struct<InModel<VirtualMachineCloneProps, CloneSpec>>({
  ...ONE_SHOT,
  name: text,
  machine: isMachine,
  snapshot: isSnapshot,
  target: text,
  macAddresses: map(text),
  serial: text,
  labelFilters: list(text),
  annotationFilters: list(text),
  templateLabelFilters: list(text),
  templateAnnotationFilters: list(text),
  volumes: oneOf(RestoredVolumes, 'RestoredVolumes'),
  patches: list(text),
}, 'target');
