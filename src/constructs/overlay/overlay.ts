import { IConstruct } from 'constructs';
import { isModeled } from '../../collect/modeled';
import { recordOf } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { OverlaySpec } from '../../model/overlay';
import { taken } from '../../model/taken';
import { InModel, plainData, struct, text } from '../../model/types';

/**
 * Which object an overlay is for.
 */
export interface OverlayOptions {
  /**
   * The kind of the object, for a construct that writes several objects, e.g. `Service`.
   * @default - the main object: the machine, the disk, ...
   */
  readonly kind?: string;
}

/**
 * Fields without a property in this library, merged into the objects of a construct. Prefer a property if there is one: it is checked,
 * the effects of its changes are known, and it works on every platform. An overlay has fields of one platform, and is only checked against
 * the schema of the kind: an unknown field is an error.
 */
export class Overlay {
  /**
   * The overlays of a construct: a machine, a disk, a Service, ...; for a `Fleet` or a `MachinePool` they apply to all its machines.
   * @param construct the construct whose objects they change
   */
  public static of(construct: IConstruct): Overlay {
    return new Overlay(construct);
  }

  private constructor(private readonly construct: IConstruct) {
  }

  /**
   * Merges a patch into the object, after earlier patches. Maps are merged member by member, and null removes a member. Items of lists are
   * identified by their `name`, independent of the order: an item with the same name is merged, a new one is added, and an item with
   * `$patch: 'delete'` is removed. A list whose items have no names is replaced.
   * @param patch the fields of the object, e.g. `{ spec: { template: { spec: { ... } } } }`
   * @param options the object, for a construct that writes several
   */
  public merge(patch: { [key: string]: any }, options: OverlayOptions = {}): Overlay {
    const record = recordOf(this.construct);
    const own = taken<OverlaySpec['patch']>('the overlay', patch, plainData);
    const target = taken<OverlayOptions>('the options of the overlay', options, OPTIONS);
    const faults = [...isModeled(this.construct) ? [] : [NO_OBJECT], ...own.problems, ...target.problems];
    if (faults.length > 0) record.faults.push(() => faults);
    else (record.overlays ??= []).push({ ...target.value, patch: own.value! });
    return this;
  }
}

gate(Overlay, 'of');

const NO_OBJECT: Problem = {
  code: 'OVERLAY_INVALID', message: 'overlay without an object: this construct writes none', got: 'an app, a chart or a scope', allowed: 'a machine, disk, fleet, pool, Service, ...',
  fix: 'add the overlay to the construct that writes the object',
};

const OPTIONS = struct<InModel<OverlayOptions, OverlaySpec>>({ kind: text });
