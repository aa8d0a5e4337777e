import { Construct } from 'constructs';
import { childId, ObjectSource, RenderedObject } from './rendered-object';
import { Rendering } from '../platform/driver';
import { Inventory, Settling } from '../scope/inventory';

/**
 * The API objects of a construct, made below it as its platform renders it.
 *
 * What they say is asked for when they are written, since constructs grow until then. Which objects there are is asked
 * for at once, so that people can patch them, and again before the synthesis: something added later may need an object
 * of its own.
 */
export class RenderedObjects implements Settling {
  private known?: Rendering;

  constructor(private readonly construct: Construct, private readonly source: ObjectSource) {
    this.settle();
    Inventory.of(construct).beforeSynthesis(this);
  }

  /** Makes the objects that are needed by now. */
  public settle(): void {
    const rendering = this.source.rendering();
    if (this.known === rendering) return;
    this.known = rendering;
    for (const manifest of rendering.manifests) {
      if (!this.construct.node.tryFindChild(childId(manifest))) new RenderedObject(this.construct, manifest, this.source);
    }
  }
}
