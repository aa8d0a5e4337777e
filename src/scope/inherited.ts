import { IConstruct } from 'constructs';

/**
 * A value that is set on a construct and holds for everything below it, until something nearer sets its own.
 *
 * Kept beside the tree rather than on the constructs, so that any cdk8s `App` and `Chart` can carry it.
 */
export class Inherited<T> {
  private readonly values = new WeakMap<IConstruct, T>();
  private isUsed = false;

  public set(scope: IConstruct, value: T): void {
    this.isUsed = true;
    this.values.set(scope, value);
  }

  public get(scope: IConstruct): T | undefined {
    if (!this.isUsed) return undefined;
    for (let at: IConstruct | undefined = scope; at; at = at.node.scope) {
      const value = this.values.get(at);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
