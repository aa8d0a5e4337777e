import { Construct, IConstruct, Node } from 'constructs';
import { MADE, madeObjects, nextFreeId, presentChildren } from './children';
import { ConstructView } from './construct-view';
import { Modeled } from './modeled';
import { RenderedObject } from './rendered-object';
import { ManifestHead } from '../platforms/manifest';

type Made = Map<string, RenderedObject>;
type Owner = Modeled & { [MADE]?: Made };

/**
 * The node of a construct whose API objects are made when they are asked for.
 *
 * An object that is only written costs more as a construct than all that is found out about its machine, and few programs
 * ask for one. The list of children has the objects first. What that buys is a row of the
 * bench ("times faster than with all objects made"), and it goes if that is less than a fifth of the whole.
 */
export class LazyNode extends Node {
  /** The node whose objects are being made. */
  private static making?: LazyNode;

  /** Lets the objects of a construct wait until they are asked for. */
  public static attach(construct: Construct & Modeled): void {
    // The node is made by the base class of all constructs, which takes no other; and a field of its own would be dear.
    Object.setPrototypeOf(construct.node, LazyNode.prototype);
  }

  /** Whether the objects of a construct were asked for. */
  public static isMade(construct: IConstruct): boolean {
    return (construct as Owner)[MADE] !== undefined;
  }

  /** The objects of a construct, made by now as they are needed by now. */
  public static objects(construct: Modeled): RenderedObject[] {
    (construct.node as LazyNode).make();
    return madeObjects(construct) as RenderedObject[];
  }

  private get owner(): Owner {
    return this.scopes.at(-1) as Owner;
  }

  /** The objects have been there from the beginning for all that anybody can tell: no lock keeps them out. */
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

  /** Makes the objects that are needed by now: something added later may need an object of its own. */
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

  /** The place of an object may have been taken by a child of the user's own. */
  private freeId({ id }: ManifestHead): string {
    // An object without a name is a finding; a construct without an id would be an exception.
    return nextFreeId(id || 'unnamed', candidate => super.tryFindChild(candidate));
  }
}
