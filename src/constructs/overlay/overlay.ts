import { IConstruct } from 'constructs';
import { isModeled } from '../../collect/modeled';
import { recordOf } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { OverlaySpec } from '../../model/overlay';
import { InModel, plainData, struct, text, validateProps } from '../../model/types';
import { ownCopy } from '../app/told';

/**
 * Which object an overlay is for.
 */
export interface OverlayOptions {
  /**
   * The kind of the object, of a construct that becomes several, e.g. `Service`.
   * @default - the one that people mean: the machine, the disk, ...
   */
  readonly kind?: string;
}

/**
 * Fields that this library has no word for, laid over what a construct becomes.
 *
 * Prefer a property: it is checked, it is said by `ChangeEffects`, and it follows the platform. An overlay is checked against the schema
 * of the kind alone: a field that does not exist is an error. It is written as the platform has it, so that it is for one platform.
 */
export class Overlay {
  /**
   * The overlays of a construct: a machine, a disk, a Service, ...; of a `Fleet` or a `MachinePool` they are for all of its machines.
   *
   * @param construct what they are laid over
   */
  public static of(construct: IConstruct): Overlay {
    return new Overlay(construct);
  }

  private constructor(private readonly construct: IConstruct) {
  }

  /**
   * Lays a patch over the object, behind those that are there.
   *
   * Maps are merged member by member, and null takes one out. Items of lists are addressed by their `name`, so that their order does not
   * matter: one of the same name is merged, another one is added, and one with `$patch: 'delete'` is taken out. A list whose items have
   * no names takes the place of the other.
   *
   * @param patch what the object says then, e.g. `{ spec: { template: { spec: { ... } } } }`
   * @param options which object, of a construct that becomes several
   */
  public merge(patch: { [key: string]: any }, options: OverlayOptions = {}): Overlay {
    const record = recordOf(this.construct);
    const faults = [...isModeled(this.construct) ? [] : [NO_OBJECT], ...validateProps('the overlay', patch, plainData), ...validateProps('the options of the overlay', options, OPTIONS)];
    if (faults.length > 0) record.faults.push(() => faults);
    else (record.overlays ??= []).push(ownCopy({ ...options, patch }));
    return this;
  }
}

gate(Overlay, 'of');

const NO_OBJECT: Problem = {
  code: 'OVERLAY_INVALID', message: 'overlay without an object: this construct writes none', got: 'an app, a chart or a scope', allowed: 'a machine, disk, fleet, pool, Service, ...',
  fix: 'add the overlay to the construct that writes the object',
};

const OPTIONS = struct<InModel<OverlayOptions, OverlaySpec>>({ kind: text });
