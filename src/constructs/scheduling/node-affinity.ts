import { gate } from '../../model/calls/gate';
import { NodeAffinitySpec } from '../../model/scheduling';

/**
 * A condition on a label of nodes.
 */
export class NodeLabel {
  /**
   * The label has one of these values.
   *
   * @param label e.g. `topology.kubernetes.io/zone`
   * @param values at least one
   */
  public static isIn(label: string, values: string[]): NodeLabel {
    return new NodeLabel({ label, operator: 'In', values: [...values] });
  }

  /**
   * The label does not have any of these values, or is missing.
   *
   * @param label e.g. `topology.kubernetes.io/zone`
   * @param values at least one
   */
  public static isNotIn(label: string, values: string[]): NodeLabel {
    return new NodeLabel({ label, operator: 'NotIn', values: [...values] });
  }

  /**
   * The node has the label, with any value.
   *
   * @param label e.g. `example.com/ssd`
   */
  public static exists(label: string): NodeLabel {
    return new NodeLabel({ label, operator: 'Exists', values: [] });
  }

  /**
   * The node does not have the label.
   *
   * @param label e.g. `example.com/spot`
   */
  public static doesNotExist(label: string): NodeLabel {
    return new NodeLabel({ label, operator: 'DoesNotExist', values: [] });
  }

  /**
   * The value of the label is a whole number above this number.
   *
   * @param label e.g. `example.com/cores`
   * @param value a whole number
   */
  public static greaterThan(label: string, value: number): NodeLabel {
    return new NodeLabel({ label, operator: 'Gt', values: [String(value)] });
  }

  /**
   * The value of the label is a whole number below this number.
   *
   * @param label e.g. `example.com/generation`
   * @param value a whole number
   */
  public static lessThan(label: string, value: number): NodeLabel {
    return new NodeLabel({ label, operator: 'Lt', values: [String(value)] });
  }

  private constructor(private readonly condition: NodeAffinitySpec) {
  }

  /** @internal */
  public _model(): NodeAffinitySpec {
    return this.condition;
  }
}

gate(NodeLabel);

/**
 * The nodes on which a machine is placed, by the labels of the nodes. Becomes `spec.template.spec.affinity.nodeAffinity`.
 *
 * @see https://kubevirt.io/user-guide/compute/node_assignment/
 */
export class NodeAffinity {
  /**
   * Only nodes whose label has one of these values.
   *
   * @param label e.g. `topology.kubernetes.io/zone`
   * @param values at least one
   */
  public static required(label: string, values: string[]): NodeAffinity {
    return NodeAffinity.requires(NodeLabel.isIn(label, values));
  }

  /**
   * Preferably nodes whose label has one of these values.
   *
   * @param label e.g. `topology.kubernetes.io/zone`
   * @param values at least one
   * @param weight the weight among preferences, 1 to 100
   */
  public static preferred(label: string, values: string[], weight: number = 50): NodeAffinity {
    return NodeAffinity.prefers(NodeLabel.isIn(label, values), weight);
  }

  /**
   * Only nodes that meet a condition.
   *
   * @param label the condition, e.g. `NodeLabel.exists('example.com/ssd')`
   */
  public static requires(label: NodeLabel): NodeAffinity {
    return new NodeAffinity(label._model());
  }

  /**
   * Preferably nodes that meet a condition.
   *
   * @param label the condition
   * @param weight the weight among preferences, 1 to 100
   */
  public static prefers(label: NodeLabel, weight: number = 50): NodeAffinity {
    return new NodeAffinity({ ...label._model(), weight });
  }

  private constructor(private readonly model: NodeAffinitySpec) {
  }

  /** @internal */
  public _model(): NodeAffinitySpec {
    return this.model;
  }
}

gate(NodeAffinity);
