import { Told } from './told';
import { propsTypeOf } from '../../model/calls/check-call';
import { taken } from '../../model/taken';

/**
 * A copy of the properties of an app or a chart, with their problems. Valid properties are kept even if other properties are invalid. Otherwise the
 * app would ignore `outdir` because of another, misspelt property.
 *
 * @param what the name of the construct in reports
 */
export function ownProps<P extends object>(what: string, struct: Parameters<typeof propsTypeOf>[0], given: P): Told<Partial<P>> {
  const type = propsTypeOf(struct);
  const { value, problems: invalidProps } = taken<P>(what, given, type);
  if (value !== undefined) return { props: value, invalidProps };
  if (typeof given !== 'object' || given === null) return { props: {}, invalidProps };
  const values = given as Readonly<Record<string, unknown>>;
  const valid = namesOf(given).map(name => taken<Partial<P>>(what, { get [name]() { return values[name]; } }, type).value);
  return { props: Object.assign({}, ...valid), invalidProps };
}

/** A proxy can refuse to list its properties. `taken` has already reported such a proxy as a problem. */
function namesOf(given: object): string[] {
  try {
    return Object.keys(given);
  } catch {
    return [];
  }
}
