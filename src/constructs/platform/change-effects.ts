import { Platform } from './platform';
import { gate } from '../../model/calls/gate';
import { ChangeEffect } from '../../model/change-effect';
import { NodeKind } from '../../model/fleet-model';

/** The effect of changing a field on existing objects, for tools that review changes. The effect depends on the platform and its version. */
export class ChangeEffects {
  /**
   * The effect of changing a field.
   *
   * @param platform the platform of the cluster
   * @param kind the kind of node in the model, e.g. `machine` or `disk`: see docs/model.md
   * @param field name of the field in the model, e.g. `instanceType`; usually the name of the property
   * @returns the effect; undefined for a field that the platform does not have
   */
  public static of(platform: Platform, kind: string, field: string): ChangeEffect | undefined {
    return platform._driver().effectOf(kind as NodeKind, field);
  }

  private constructor() {
  }
}

gate(ChangeEffects, 'of');
