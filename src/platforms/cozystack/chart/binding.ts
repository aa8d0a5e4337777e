import { ChartFieldTable, unquotedOf } from './writing';
import { Problem } from '../../../findings/problem';
import { NodeContext } from '../../context';
import { ApiTree, Joint, KindBinding } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { CozystackTarget } from '../target';

/**
 * A kind of node whose objects a Helm chart renders. `write` reports texts that would get another type, because the chart writes them without
 * quotes.
 */
export class ChartBinding<S extends object> extends KindBinding<S, CozystackTarget> {
  private readonly unquotedProblems: (tree: ApiTree, problems: Problem[]) => void;

  constructor(fields: ChartFieldTable<S>, joints: Readonly<Record<string, Joint<S, CozystackTarget>>>) {
    super({ fields, joints }, notSupported);
    this.unquotedProblems = unquotedOf(fields);
  }

  public override write(spec: S, context: NodeContext, target: CozystackTarget, problems: Problem[]): ApiTree {
    const tree = super.write(spec, context, target, problems);
    this.unquotedProblems(tree, problems);
    return tree;
  }
}
