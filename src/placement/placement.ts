import { Construct } from 'constructs';
import { AskedNode, AskedObject } from './asked-node';
import { RenderedObjects } from './objects';
import { PlacedKind } from './placed-kind';
import { documentOf, metadataOf, NOTHING, ObjectSource, RenderedObject } from './rendered-object';
import { paths, Standing, standingOf } from './standing';
import { Problem, quote } from '../findings/problem';
import { Rendering } from '../platform/driver';
import { Platform } from '../platform/platform';
import { enrollMember } from '../scope/enroll';
import { freeId } from '../scope/free-id';
import { Member } from '../scope/inventory';
import { Consumer } from '../scope/space';

/** A machine or a disk, as its placement asks it. */
export interface Placed<Model> extends Construct, Consumer {
  /** What it is meant to be, as things are now. */
  _makeModel(): Model;
  /** What is wrong with it on any platform. Nothing else is asked of one whose properties are not of their types. */
  _ownProblems(): readonly Problem[];
  /** Whether its properties are not of their types, so that nothing can be said of it. */
  readonly _isMisshapen: boolean;
  readonly _object: AskedObject;
}

/**
 * Where a machine or disk stands, the name it takes there, and what was found out about it since something changed last.
 *
 * Every construct that becomes an object of its own has one, so that the checks which concern any object are made once.
 * There are hundreds of thousands: what all of one kind or one chart have in common stands elsewhere.
 */
export class Placement<Model> implements Member, ObjectSource, AskedObject {
  public readonly standing: Standing;
  public made?: RenderedObject;

  /** The state of the tree that the rest is about. */
  private changes = -1;
  private knownModel?: Model;
  private knownRendering?: Rendering;
  private knownProblems?: readonly Problem[];

  /**
   * Takes the name for the construct, and makes it a member of its tree.
   */
  constructor(public readonly construct: Placed<Model>, private readonly of: PlacedKind<Model>, public readonly name: string) {
    const standing = this.standing = standingOf(construct);
    const { driver, space } = standing;
    standing.anyCluster.claim(this.objectKind, name, construct);
    for (const kind of driver === undefined ? [] : of.alsoTakes(driver)) space.claim(kind, name, construct);
    space.consume(construct);
    enrollMember(this, standing.inventory);
  }

  public get kind(): Member['kind'] {
    return this.of.what;
  }

  public get apiVersion(): string {
    return this.standing.driver!.objectVersion!;
  }

  /** The kind of the object that takes its name. */
  public get objectKind(): string {
    const { driver } = this.standing;
    return driver === undefined ? this.of.what : this.of.objectKind(driver);
  }

  public get namespace(): string | undefined {
    return this.standing.namespace;
  }

  /** Whether another construct takes the same name here, which is an error of its own. */
  public get isDuplicate(): boolean {
    return this.others().length > 0;
  }

  public model(): Model {
    this.forget();
    return this.knownModel ??= this.construct._makeModel();
  }

  /** What its platform makes of it. */
  public rendering(): Rendering {
    this.forget();
    const { driver } = this.standing;
    return this.knownRendering ??= driver === undefined ? NOTHING : this.of.render(driver, this.model());
  }

  public problems(): readonly Problem[] {
    this.forget();
    return this.knownProblems ??= this.findProblems();
  }

  /** Has the objects made that it becomes: at once, or, of the one that it is whatever it says, when somebody asks for it. */
  public makeObjects(): void {
    const { driver } = this.standing;
    if (driver === undefined) return;
    if (driver.objectVersion === undefined) new RenderedObjects(this.construct, this);
    else AskedNode.await(this.construct);
  }

  public make(): void {
    // Its place may have been taken by a child of the user's own.
    const [manifest] = this.rendering().manifests;
    this.made = new RenderedObject(this.construct, manifest, this, freeId(this.construct, manifest.id));
  }

  public toJson(): unknown {
    const { apiVersion, kind, name, labels, annotations, body } = this.rendering().manifests[0];
    return documentOf(apiVersion, kind, metadataOf(name, this.namespace, this.standing.labelsWith(labels), annotations ?? {}), body);
  }

  private findProblems(): readonly Problem[] {
    const placed = this.placeProblems();
    const own = this.construct._ownProblems();
    const rendered = this.construct._isMisshapen ? [] : this.rendering().problems;
    return placed.length + own.length + rendered.length === 0 ? NO_PROBLEMS : [...placed, ...own, ...rendered];
  }

  private forget(): void {
    const { changes } = this.standing.inventory;
    if (this.changes === changes) return;
    this.changes = changes;
    this.knownModel = this.knownRendering = this.knownProblems = undefined;
  }

  /** All that may be in its way; those on the same cluster are. */
  private unsureOthers(): readonly Construct[] {
    return this.standing.anyCluster.others(this.objectKind, this.name, this.construct) as readonly Construct[];
  }

  private others(): readonly Construct[] {
    return this.unsureOthers().filter(other => Platform._of(other) === this.standing.platform);
  }

  private placeProblems(): readonly Problem[] {
    const { standing, name } = this;
    if (!standing.driver) return standing.missing(this.of.what);
    const unsure = this.unsureOthers();
    if (unsure.length === 0) return NO_PROBLEMS;
    const same = standing.sameName(this.others(), name);
    if (same.length > 0) return same;
    return [{
      code: 'NAME_DUPLICATE_UNSURE',
      message: `${paths(unsure)} has the same name and ${standing.where}, in a chart with another Platform value of the same kind`,
      got: quote(name),
      fix: 'give the charts their namespaces, or acknowledge this if they go to different clusters or tenants',
    }];
  }
}

const NO_PROBLEMS: readonly Problem[] = [];
