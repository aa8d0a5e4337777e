import { ApiObject } from 'cdk8s';
import { Construct, IConstruct, Node } from 'constructs';
import { MAIN } from '../platform/manifest';

/** An API object that nobody has asked for so far. It can be written all the same. */
export interface Unmade {
  readonly apiVersion: string;
  readonly objectKind: string;
  readonly name: string;
  readonly namespace?: string;
  toJson(): unknown;
  /** Whose object it is. */
  readonly construct: Construct;
  /** Makes it below its construct. */
  make(): void;
}

/**
 * The node of a construct that has one object, which is made when somebody asks for it.
 *
 * An object that is only written costs more as a construct than all that is found out about its machine, and hardly
 * anybody asks for it. Whoever looks at the children finds it, as the first of them.
 */
export class AskedNode extends Node {
  /** Lets the object of a construct wait until it is asked for. */
  public static await(construct: Construct, unmade: Unmade): void {
    // The node is made by the base class of all constructs, which takes no other.
    const node: AskedNode = Object.setPrototypeOf(construct.node, AskedNode.prototype);
    node.unmade = unmade;
  }

  /** The object of a construct that nobody has asked for, if there is one. */
  public static unmade({ node }: IConstruct): Unmade | undefined {
    return node instanceof AskedNode ? node.unmade : undefined;
  }

  /** The children of a construct that are there, without asking for more. */
  public static present({ node }: IConstruct): IConstruct[] {
    return node instanceof AskedNode ? node.present : node.children;
  }

  /** An object that nobody had asked for, if that is still so, else as it was made. */
  public static asIs(object: Unmade): ApiObject | Unmade {
    return AskedNode.unmade(object.construct) ?? AskedNode.ask(object);
  }

  /** Makes an object that nobody has asked for. */
  public static ask({ construct }: Unmade): ApiObject {
    return construct.node.findChild(MAIN) as ApiObject;
  }

  private unmade?: Unmade;

  private get present(): IConstruct[] {
    const children = super.children;
    const object = super.tryFindChild(MAIN);
    return object === undefined ? children : [object, ...children.filter(child => child !== object)];
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
    const { unmade } = this;
    this.unmade = undefined;
    unmade?.make();
  }
}
