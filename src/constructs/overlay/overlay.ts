import { IConstruct } from 'constructs';
import { isModeled } from '../../collect/modeled';
import { recordOf } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { OverlaySpec } from '../../model/overlay';
import { taken } from '../../model/taken';
import { InModel, plainData, struct, text } from '../../model/types';

/**
 * The object that an overlay changes.
 */
export interface OverlayOptions {
  /**
   * The kind of the object, for a construct that writes several objects, e.g. `Service`.
   * @default - the main object: the machine, the disk, ...
   */
  readonly kind?: string;
}

/**
 * Merges fields that have no property in this library into the objects of a construct. If a property exists for a field, use the property, because
 * the library checks the property, knows the effect of a change, and writes the property on every platform that supports the property. An overlay has
 * the fields of one platform. The library checks the object with the overlay: an unknown field is an error, and so is a value that a property would
 * not accept.
 */
export class Overlay {
  /**
   * The overlays of a construct, e.g. a machine, a disk or a Service. The overlays of a `Fleet` or a `MachinePool` apply to all machines of the fleet
   * or pool.
   * @param construct the construct with the objects
   */
  public static of(construct: IConstruct): Overlay {
    return new Overlay(construct);
  }

  private constructor(private readonly construct: IConstruct) {
  }

  /**
   * Merges a patch into the object, after earlier patches. Maps are merged member by member, and null removes a member. Items of lists are
   * identified by their `name`, independent of the order: an item with the same name is merged, an item with a new name is added, and an item
   * with `$patch: 'delete'` is removed. A list whose items have no names is replaced.
   * @param patch the fields of the object, e.g. `{ spec: { template: { spec: { ... } } } }`
   * @param options the object, for a construct that writes several objects
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
  code: 'OVERLAY_INVALID', message: 'overlay without an object: the construct writes no object', got: 'an app, a chart or a scope', allowed: 'a machine, disk, fleet, pool, Service, ...',
  fix: 'add the overlay to the construct that writes the object',
};

const OPTIONS = struct<InModel<OverlayOptions, OverlaySpec>>({ kind: text });
