import { gate } from '../../model/calls/gate';
import { MachineAffinitySpec } from '../../model/scheduling';
import { Viewpoint } from '../../model/viewpoint';
import { ownCopy } from '../app/told';
import { IMachineSelector, selectionFrom } from '../machine/machine-selector';

/**
 * Options of a `MachineAffinity`.
 */
export interface MachineAffinityOptions {
  /**
   * Label of nodes. Nodes with the same value of this label count as one place. By default, each node is a place. `colocate` puts machines into the
   * same place, and `separate` puts them into different places.
   * @default 'kubernetes.io/hostname'
   */
  readonly label?: string;

  /**
   * The weight among preferences, 1 to 100. Without a weight, the rule is required, and the machine stays pending if no node meets the rule.
   * @default - the rule is required
   */
  readonly weight?: number;
}

/** Placement of a machine relative to other machines or pods. Becomes `spec.template.spec.affinity.podAffinity` or `podAntiAffinity`. */
export class MachineAffinity {
  /**
   * The machine runs in the same place as at least one of these machines, by default on the same node.
   * @param machines a machine, a fleet or a pool in the same namespace
   * @param options the label of nodes, and the weight
   */
  public static colocate(machines: IMachineSelector, options: MachineAffinityOptions = {}): MachineAffinity {
    return new MachineAffinity(machines, false, ownCopy(options));
  }

  /**
   * The machine runs in a place in which none of these machines runs, by default on a different node.
   * @param machines a machine, a fleet or a pool in the same namespace
   * @param options the label of nodes, and the weight
   */
  public static separate(machines: IMachineSelector, options: MachineAffinityOptions = {}): MachineAffinity {
    return new MachineAffinity(machines, true, ownCopy(options));
  }

  /**
   * The machine runs in the same place as at least one pod with these labels in the machine's namespace, by default on the same node. The pods can
   * belong to machines or to other workloads.
   *
   * @param labels the pods must have all these labels; the pod of a machine has the `podLabels` of the machine
   * @param options the label of nodes, and the weight
   */
  public static colocateWithPods(labels: { [key: string]: string }, options: MachineAffinityOptions = {}): MachineAffinity {
    return new MachineAffinity({ ...labels }, false, ownCopy(options));
  }

  /**
   * The machine runs in a place in which no pod with these labels in the machine's namespace runs, by default on a different node.
   *
   * @param labels the pods must have all these labels; the pod of a machine has the `podLabels` of the machine
   * @param options the label of nodes, and the weight
   */
  public static separateFromPods(labels: { [key: string]: string }, options: MachineAffinityOptions = {}): MachineAffinity {
    return new MachineAffinity({ ...labels }, true, ownCopy(options));
  }

  private constructor(
    private readonly others: IMachineSelector | { readonly [key: string]: string },
    private readonly apart: boolean,
    private readonly options: MachineAffinityOptions,
  ) {
  }

  /** @internal */
  public _model(at: Viewpoint): MachineAffinitySpec {
    const { label = 'kubernetes.io/hostname', weight } = this.options;
    const others = isSelector(this.others) ? { machines: selectionFrom(this.others, at) } : { podLabels: this.others };
    return { ...others, separate: this.apart, label, ...weight !== undefined && { weight } };
  }
}

function isSelector(others: object): others is IMachineSelector {
  return typeof (others as Partial<IMachineSelector>)._selection === 'object';
}

gate(MachineAffinity);
