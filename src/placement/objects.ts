import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../platform/manifest';
import { Inventory } from '../scope/inventory';

/**
 * The API objects of a construct, made below it as its platform renders it.
 *
 * What they say is asked for when they are written, since constructs grow until then. Which objects there are is asked
 * for at once, so that people can patch them, and again at validation, which cdk8s does before it writes: something
 * added later may need an object of its own.
 */
export class RenderedObjects {
  private readonly inventory: Inventory;
  private upToDate?: string;

  constructor(private readonly construct: Construct, private readonly render: () => readonly Manifest[], private readonly version?: () => number) {
    this.inventory = Inventory.of(construct);
    this.update();
    construct.node.addValidation({
      validate: () => {
        this.update();
        return [];
      },
    });
  }

  private update(): void {
    const revision = this.inventory.revision({ version: this.version });
    if (this.upToDate === revision) return;
    this.upToDate = revision;
    for (const manifest of this.render()) {
      const { id, apiVersion, kind, body, name, namespace, clusterScoped, labels, annotations } = manifest;
      if (this.construct.node.tryFindChild(id)) continue;
      const object = new ApiObject(this.construct, id, {
        apiVersion,
        kind,
        metadata: {
          name,
          ...namespace !== undefined && { namespace },
          labels: labels && { ...labels },
          annotations: annotations && { ...annotations },
        },
        ...Object.fromEntries(Object.keys(body).map(key => [key, Lazy.any({ produce: () => this.current(id).body[key] })])),
      });
      // cdk8s gives every object the namespace of its chart.
      if (clusterScoped && object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
  }

  private current(id: string): Manifest {
    return this.render().find(manifest => manifest.id === id)!;
  }
}
