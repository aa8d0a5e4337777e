import { Construct } from 'constructs';
import { claimMachine, machineElsewhere, nameTaken, snapshotElsewhere } from './references';
import { RestoredVolumes } from './restored-volumes';
import { ISnapshot, isSnapshot } from './snapshot-reference';
import { Problem } from '../findings/problem';
import { faultsOf, list, map, oneOf, struct, text } from '../findings/shape';
import { isMachine, IVirtualMachine } from '../machine/machine-reference';
import { ONE_SHOT, onceOnly, OneShotProps } from '../placement/one-shot';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * A clone of a machine.
 */
export interface VirtualMachineCloneProps extends OneShotProps {
  /**
   * Name of the clone's own object, at most 63 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The machine that is cloned, as it is then. Becomes `spec.source`.
   * @default - none; give a `snapshot`
   */
  readonly machine?: IVirtualMachine;

  /**
   * The snapshot that is cloned. Becomes `spec.source`.
   * @default - none; give a `machine`
   */
  readonly snapshot?: ISnapshot;

  /** Name of the machine that is made, in the same namespace. The folder knows nothing of it. Becomes `spec.target`. */
  readonly target: string;

  /**
   * MAC addresses of the clone, by network: `default` is the pod network. Become `spec.newMacAddresses`.
   * @default - others get a random one
   */
  readonly macAddresses?: { [network: string]: string };

  /**
   * Serial number of the clone's system board. Becomes `spec.newSMBiosSerial`.
   * @default - a random one
   */
  readonly serial?: string;

  /**
   * Labels of the machine that the clone takes over: `*` stands at the end of a name, `!` in front of what is left out.
   * Those by which Argo CD and Flux know what is theirs are left out in any case. Become `spec.labelFilters`.
   * @default ['*']
   */
  readonly labelFilters?: string[];

  /**
   * The same for annotations. Become `spec.annotationFilters`.
   * @default ['*']
   */
  readonly annotationFilters?: string[];

  /**
   * The same for labels of the pod. Those by which Services, policies and fleets of this library find the original are
   * left out in any case. Become `spec.template.labelFilters`.
   * @default ['*']
   */
  readonly templateLabelFilters?: string[];

  /**
   * The same for annotations of the pod. Become `spec.template.annotationFilters`.
   * @default - all
   */
  readonly templateAnnotationFilters?: string[];

  /**
   * What the volumes of the clone are called: `PREFIXED` or `RANDOM`. From KubeVirt 1.8. Becomes `spec.volumeNamePolicy`.
   * @default RestoredVolumes.RANDOM
   */
  readonly volumes?: RestoredVolumes;

  /**
   * JSON patches of the clone. From KubeVirt 1.6. Become `spec.patches`.
   * @default - none
   */
  readonly patches?: string[];
}

/**
 * A machine made from another one, or from a snapshot of it, with an identity of its own. Plain KubeVirt only.
 *
 * It runs once, when its object is made; KubeVirt deletes that when the cloned machine is deleted, and an engine that
 * applied it would make both again. So the manifest tells Argo CD and Flux to pass it over; put it into a chart of its own
 * and apply that once. Becomes a `VirtualMachineClone` (`clone.kubevirt.io/v1beta1`, `v1alpha1` on KubeVirt 1.4).
 */
export class VirtualMachineClone extends Construct {
  /** The machine that is made. */
  public readonly target: IVirtualMachine;

  constructor(scope: Construct, id: string, props: VirtualMachineCloneProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the clone', props, CLONE);
    const { name = id, machine, snapshot, target = id } = faults.length > 0 ? {} as Partial<VirtualMachineCloneProps> : props;
    this.target = { machineName: target };
    const who = `clone "${name}"`;
    const original = machine ?? snapshot?._machine;
    const standing: Standing = new Resource(this, {
      what: 'clone',
      faults,
      claims: { kind: 'VirtualMachineClone', name },
      problems: () => [
        ...sourceProblems(props, who),
        ...machineElsewhere(standing, original, who),
        ...snapshotElsewhere(standing, snapshot, who),
        ...nameTaken(standing, others(), target),
      ],
      model: () => ({
        kind: 'clone',
        name,
        source: snapshot ? { kind: 'VirtualMachineSnapshot', name: snapshot.snapshotName } : { kind: 'VirtualMachine', name: machine?.machineName ?? name },
        machine: original?._model?.(),
        target,
        macAddresses: props.macAddresses ?? {},
        serial: props.serial,
        filters: {
          labels: props.labelFilters,
          annotations: props.annotationFilters,
          templateLabels: props.templateLabelFilters,
          templateAnnotations: props.templateAnnotationFilters,
        },
        volumeNames: props.volumes,
        patches: props.patches ?? [],
        labels: props.labels ?? {},
        annotations: onceOnly(props),
      }),
    });
    const others = claimMachine(standing, target, this);
  }
}

function sourceProblems({ machine, snapshot }: VirtualMachineCloneProps, who: string): Problem[] {
  if (machine ? !snapshot : snapshot) return [];
  return [{
    code: 'BACKUP_INVALID', message: `a clone is of a machine or of a snapshot, one of the two (${who})`, fix: 'give the `machine` or the `snapshot`',
  }];
}

const CLONE = struct<VirtualMachineCloneProps>({
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
