import { impactBetween } from './between';
import { ImpactEffect, sortEffects } from './effect';
import { FleetState } from './fleet-state';
import { markdownReport } from './formats/markdown';
import { textReport } from './formats/text';
import { ImpactData } from './impact-data';
import { orUnreadable } from './unreadable';
import { gate } from '../model/calls/gate';

/**
 * One change of a manifest, with its effects on existing objects.
 */
export interface ImpactChange {
  /** Worst first. */
  readonly effects: ImpactEffect[];
  /** Kind of the object, e.g. `VirtualMachine`. */
  readonly objectKind: string;
  /** Name of the object. */
  readonly objectName: string;
  /**
   * The place in the object, as a JSON pointer. In the pointer, list items have their names instead of numbers.
   * @default - the change is about the whole object
   */
  readonly field?: string;
  /**
   * The field of the model, e.g. `runStrategy`.
   * @default - no field of the model, or a field with several places in the manifest
   */
  readonly property?: string;
  /**
   * The old value. Secrets are not shown.
   * @default - the value was missing
   */
  readonly valueBefore?: any;
  /**
   * The new value. Secrets are not shown.
   * @default - the value is missing
   */
  readonly valueAfter?: any;
  /** What the platform does. */
  readonly rule: string;
  /** The source, as a link. */
  readonly source: string;
  /**
   * What to do to apply the change.
   * @default - no action is needed
   */
  readonly fix?: string;
}

/**
 * A machine, disk, network, tenant or other subject, with all its changes.
 */
export interface ImpactSubject {
  /** `machine`, `pool`, `disk`, `network`, `tenant`, `backup`, `snapshot`, `catalog` or `other`. */
  readonly kind: string;
  /** The name of the subject. */
  readonly name: string;
  /**
   * The namespace of the subject.
   * @default - no namespace in the manifests
   */
  readonly namespace?: string;
  /**
   * The previous name, if the subject was renamed or moved.
   * @default - the subject is new, or has the same name and namespace
   */
  readonly formerName?: string;
  /**
   * The previous namespace, if the subject was renamed or moved.
   * @default - the subject is new, has the same name and namespace, or had no namespace
   */
  readonly formerNamespace?: string;
  /** The effects of all changes of the subject, worst first. */
  readonly effects: ImpactEffect[];
  /** Worst first. */
  readonly changes: ImpactChange[];
}

/**
 * The effects that a change from one state of a fleet to another state has on existing machines, disks and networks.
 *
 * In a test: `expect(Impact.between(FleetState.fromFolder('dist'), FleetState.of(app)).isEmpty).toBe(true)` asserts that a
 * refactoring changes nothing.
 */
export class Impact {
  /**
   * Compares two states.
   *
   * @param before the state of the cluster
   * @param after the state to apply
   */
  public static between(before: FleetState, after: FleetState): Impact {
    return new Impact(orUnreadable('Impact.between', () => impactBetween(before._side, after._side)));
  }

  private constructor(private readonly data: ImpactData) {
  }

  /** One line with the effects, the worst first, e.g. `1 disk is lost, 2 machines need a restart`. */
  public get summary(): string {
    return this.data.summary;
  }

  /** Whether the manifests of both states have the same meaning. */
  public get isEmpty(): boolean {
    return this.data.subjects.length === 0;
  }

  /** All effects, worst first. */
  public get effects(): ImpactEffect[] {
    return sortEffects(this.data.subjects.flatMap(({ effects }) => effects));
  }

  /** All subjects with effects, worst first. */
  public get subjects(): ImpactSubject[] {
    return this.data.subjects.map(({ kind, name, namespace, formerly, effects, changes }) => ({
      kind,
      name,
      namespace,
      formerName: formerly?.name,
      formerNamespace: formerly?.namespace,
      effects: [...effects],
      changes: changes.map(({ effects: own, object, field, property, old, new: now, rule, source, fix }) => (
        { effects: [...own], objectKind: object.kind, objectName: object.name, field, property, valueBefore: old, valueAfter: now, rule, source, fix }
      )),
    }));
  }

  /**
   * The effects on one subject, worst first; empty if the subject does not change.
   *
   * @param kind e.g. `machine` or `disk`
   * @param name the name of the subject, in any namespace
   */
  public effectsOn(kind: string, name: string): ImpactEffect[] {
    return sortEffects(this.data.subjects.filter(subject => subject.kind === kind && subject.name === name).flatMap(({ effects }) => effects));
  }

  /** The report as text, for a person. */
  public toText(): string {
    return textReport(this.data);
  }

  /** The report as Markdown, for a comment on a pull request. */
  public toMarkdown(): string {
    return markdownReport(this.data);
  }

  /** The report as plain data, in the versioned format that `vm-fleet diff --format json` prints. */
  public toJson(): any {
    return JSON.parse(JSON.stringify(this.data));
  }
}

gate(Impact, 'between');
