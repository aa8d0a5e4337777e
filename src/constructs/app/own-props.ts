import type { FleetAppProps } from './fleet-app';
import type { FleetChartProps } from './fleet-chart';
import { Told, ownCopy } from './told';
import { checkProps } from '../../model/calls/check-call';

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
  const invalidProps = checkProps(what, struct, given);
  if (invalidProps.length === 0) return { props: ownCopy(given), invalidProps };
  if (typeof given !== 'object' || given === null) return { props: {}, invalidProps };
  const values = given as Readonly<Record<string, unknown>>;
  const isValid = (name: string) => checkProps(what, struct, { get [name]() { return values[name]; } }).length === 0;
  const valid = namesOf(given).filter(isValid).map(name => [name, values[name]]);
  return { props: ownCopy(Object.fromEntries(valid)) as Partial<ScopeProps[S]>, invalidProps };
}

/** A proxy can refuse to list its properties; this is already reported as a problem. */
function namesOf(given: object): string[] {
  try {
    return Object.keys(given);
  } catch {
    return [];
  }
}
