import { NodeAffinityModel } from '../model/scheduling';

/**
 * Which nodes a machine is placed on, by their labels. Becomes `spec.template.spec.affinity.nodeAffinity`.
 */
export class NodeAffinity {
  /**
   * Only nodes whose label has one of these values.
   *
   * @param label e.g. `topology.kubernetes.io/zone`
   * @param values at least one
   */
  public static required(label: string, values: string[]): NodeAffinity {
    return new NodeAffinity({ label, values: [...values] });
  }

  /**
   * Rather nodes whose label has one of these values.
   *
   * @param label e.g. `topology.kubernetes.io/zone`
   * @param values at least one
   * @param weight 1 to 100, against other preferences
   */
  public static preferred(label: string, values: string[], weight: number = 50): NodeAffinity {
    return new NodeAffinity({ label, values: [...values], weight });
  }

  private constructor(private readonly model: NodeAffinityModel) {
  }

  /** @internal */
  public _model(): NodeAffinityModel {
    return this.model;
  }
}
