import { Construct, IConstruct, Node } from 'constructs';
import { MADE, madeObjects, nextFreeId, presentChildren } from './children';
import { ConstructView } from './construct-view';
import { Modeled } from './modeled';
import { RenderedObject } from './rendered-object';
import { ManifestHead } from '../platforms/manifest';

type Made = Map<string, RenderedObject>;
type Owner = Modeled & { [MADE]?: Made };

/**
 * The node of a construct whose API objects are created on first access.
 *
 * Few programs access API objects, and creating the API objects of a virtual machine takes more time than all other work for it. The list of
 * children begins with the API objects. The bench measures the gain ("times faster than with all objects made"). If the gain is less than a fifth,
 * remove this class.
 */
export class LazyNode extends Node {
  /** The node whose objects are currently created. */
  private static making?: LazyNode;

  /** Defers the objects of a construct until first access. */
  public static attach(construct: Construct & Modeled): void {
    // The base class of all constructs creates the node, and accepts no other node. So this function replaces the prototype of the node.
    Object.setPrototypeOf(construct.node, LazyNode.prototype);
  }

  /** Whether the objects of a construct were created. */
  public static isMade(construct: IConstruct): boolean {
    return (construct as Owner)[MADE] !== undefined;
  }

  /** The objects of a construct in its current state. */
  public static objects(construct: Modeled): RenderedObject[] {
    (construct.node as LazyNode).make();
    return madeObjects(construct) as RenderedObject[];
  }

  private get owner(): Owner {
    return this.scopes.at(-1) as Owner;
  }

  /** To a caller, the objects seem to exist from the beginning. So a lock does not prevent their creation. */
  public override get locked(): boolean {
    return LazyNode.making === this ? false : super.locked;
  }

  public override get children(): IConstruct[] {
    this.make();
    return presentChildren(this.owner);
  }

  public override tryFindChild(id: string): IConstruct | undefined {
    const found = super.tryFindChild(id);
    if (found !== undefined || LazyNode.making === this) return found;
    this.make();
    return super.tryFindChild(id);
  }

  public override tryRemoveChild(id: string): boolean {
    this.make();
    return super.tryRemoveChild(id);
  }

  /** Creates the objects that are missing. This method runs at each access, because a property that is set later may need another object. */
  private make(): void {
    const before = LazyNode.making;
    if (before === this) return;
    LazyNode.making = this;
    try {
      const { owner } = this;
      const rendering = new ConstructView(owner).render();
      const made: Made = owner[MADE] ??= new Map();
      for (const object of made.values()) object.follow(rendering);
      for (const manifest of rendering.manifests) {
        if (!made.has(manifest.id)) made.set(manifest.id, new RenderedObject(owner, manifest, this.freeId(manifest)));
      }
    } finally {
      LazyNode.making = before;
    }
  }

  /** An id for the object of a manifest. A child that the user added may already have the id of the manifest. */
  private freeId({ id }: ManifestHead): string {
    // An object without a name already causes a finding. Without the id `unnamed`, its construct would cause an exception too.
    return nextFreeId(id || 'unnamed', candidate => super.tryFindChild(candidate));
  }
}
