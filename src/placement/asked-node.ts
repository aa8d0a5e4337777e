import { ApiObject } from 'cdk8s';
import { Construct, IConstruct, Node } from 'constructs';
import { MAIN } from '../platform/manifest';

/** An API object that is made when somebody asks for it. It can be written all the same. */
export interface AskedObject {
  readonly apiVersion: string;
  readonly objectKind: string;
  readonly name: string;
  readonly namespace?: string;
  toJson(): unknown;
  /** Whose object it is. */
  readonly construct: Construct;
  /** It as a construct, once somebody has asked for it. */
  readonly made?: ApiObject;
  /** Makes it below its construct. */
  make(): void;
}

/** A construct that has such an object. */
interface Owner {
  readonly _object: AskedObject;
}

/**
 * The node of a construct that has one object, which is made when somebody asks for it.
 *
 * An object that is only written costs more as a construct than all that is found out about its machine, and hardly
 * anybody asks for it. Whoever looks at the children finds it, as the first of them.
 */
export class AskedNode extends Node {
  /** The node whose object is being made. */
  private static making?: AskedNode;

  /** Lets the object of a construct wait until it is asked for. */
  public static await(construct: Construct & Owner): void {
    // The node is made by the base class of all constructs, which takes no other; and a field of its own would be dear.
    Object.setPrototypeOf(construct.node, AskedNode.prototype);
  }

  /** The object of a construct that nobody has asked for, if there is one. */
  public static unmade(construct: IConstruct): AskedObject | undefined {
    if (!(construct.node instanceof AskedNode)) return undefined;
    const { _object } = construct as unknown as Owner;
    return _object.made ? undefined : _object;
  }

  /** The children of a construct that are there, without asking for more. */
  public static present(construct: IConstruct): IConstruct[] {
    const { node } = construct;
    if (!(node instanceof AskedNode)) return node.children;
    return AskedNode.unmade(construct) ? node.others : node.present;
  }

  /** An object that nobody had asked for, if that is still so, else as it was made. */
  public static asIs(object: AskedObject): ApiObject | AskedObject {
    return object.made ?? object;
  }

  /** An object as a construct. */
  public static ask(object: AskedObject): ApiObject {
    (object.construct.node as AskedNode).make();
    return object.made!;
  }

  private get object(): AskedObject {
    return (this.scopes.at(-1) as unknown as Owner)._object;
  }

  /** The children that are there, the object as the first of them. */
  private get present(): IConstruct[] {
    const { made } = this.object;
    return made === undefined || super.tryFindChild(made.node.id) !== made ? this.others : [made, ...this.others.filter(child => child !== made)];
  }

  private get others(): IConstruct[] {
    return super.children;
  }

  /** The object has been there from the beginning for all that anybody can tell: no lock keeps it out. */
  public override get locked(): boolean {
    return AskedNode.making === this ? false : super.locked;
  }

  public override get children(): IConstruct[] {
    this.make();
    return this.present;
  }

  public override tryFindChild(id: string): IConstruct | undefined {
    if (id === MAIN) this.make();
    return super.tryFindChild(id);
  }

  public override tryRemoveChild(id: string): boolean {
    if (id === MAIN) this.make();
    return super.tryRemoveChild(id);
  }

  private make(): void {
    const { object } = this;
    const before = AskedNode.making;
    if (object.made || before === this) return;
    AskedNode.making = this;
    try {
      object.make();
    } finally {
      AskedNode.making = before;
    }
  }
}
