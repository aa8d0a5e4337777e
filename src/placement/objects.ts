import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { childId, RenderedObject } from './rendered-object';
import { Problem } from '../findings/problem';
import { Rendering } from '../platform/driver';
import { ManifestHead } from '../platform/manifest';
import { Inventory, Remembered, Settling } from '../scope/inventory';

const NOTHING: Rendering = { problems: [], manifests: [] };

/**
 * The API objects of a construct, made below it as its platform renders it.
 *
 * What they say is asked for when they are written, since constructs grow until then. Which objects there are is asked
 * for at once, so that people can patch them, and again before the synthesis: something added later may need an object
 * of its own.
 */
export class RenderedObjects implements Settling {
  private readonly rendering: Remembered<Rendering>;
  private known?: Rendering;

  /**
   * @param render what the platform makes of the construct, if there is one
   * @param version changes when that does in a way that the inventory does not see
   * @param only the one object that it is, where that is known without rendering it
   */
  constructor(private readonly construct: Construct, render: () => Rendering | undefined, version?: () => number, only?: ManifestHead) {
    const inventory = Inventory.of(construct);
    this.rendering = new Remembered(inventory, () => render() ?? NOTHING, version);
    if (only) {
      this.add(only);
    } else {
      this.settle();
      inventory.beforeSynthesis(this);
    }
  }

  /** What the platform says against the construct. */
  public get problems(): readonly Problem[] {
    return this.rendering.get().problems;
  }

  /** Makes the objects that are needed by now. */
  public settle(): void {
    const rendering = this.rendering.get();
    if (this.known === rendering) return;
    this.known = rendering;
    for (const manifest of rendering.manifests) {
      if (!this.construct.node.tryFindChild(childId(manifest))) this.add(manifest);
    }
  }

  private add(manifest: ManifestHead): void {
    const { id, clusterScoped } = manifest;
    const object = new RenderedObject(this.construct, manifest, () => this.rendering.get().manifests.find(each => each.id === id)!.body);
    // cdk8s gives every object the namespace of its chart.
    if (clusterScoped && object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}
