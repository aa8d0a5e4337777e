import type { FleetAppProps } from './fleet-app';
import type { FleetChartProps } from './fleet-chart';
import { Told, checkedCopy } from './told';
import { propsTypeOf } from '../../model/calls/check-call';

interface ScopeProps {
  readonly FleetAppProps: FleetAppProps;
  readonly FleetChartProps: FleetChartProps;
}

/**
 * A copy of the properties of an app or a chart, with their problems. Properties with valid types are kept even if others
 * are invalid: a misspelt property does not change the output folder.
 *
 * @param what the name of the construct in reports
 */
export function ownProps<S extends keyof ScopeProps>(what: string, struct: S, given: ScopeProps[S]): Told<Partial<ScopeProps[S]>> {
  const type = propsTypeOf(struct);
  const { copy, problems: invalidProps } = checkedCopy<ScopeProps[S]>(what, given, type);
  if (copy !== undefined) return { props: copy, invalidProps };
  if (typeof given !== 'object' || given === null) return { props: {}, invalidProps };
  const values = given as Readonly<Record<string, unknown>>;
  const valid = namesOf(given).map(name => checkedCopy<Partial<ScopeProps[S]>>(what, { get [name]() { return values[name]; } }, type).copy);
  return { props: Object.assign({}, ...valid), invalidProps };
}

/** A proxy can refuse to list its properties; this is already reported as a problem. */
function namesOf(given: object): string[] {
  try {
    return Object.keys(given);
  } catch {
    return [];
  }
}
