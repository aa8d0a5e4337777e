import type { FleetAppProps } from './fleet-app';
import type { FleetChartProps } from './fleet-chart';
import { Told, ownCopy } from './told';
import { checkProps } from '../../model/calls/check-call';

interface ScopeProps {
  readonly FleetAppProps: FleetAppProps;
  readonly FleetChartProps: FleetChartProps;
}

/**
 * A copy of what an app or a chart was given, and what is wrong with it. Properties that are of their types are kept where others
 * are not: where the files go does not depend on a misspelt word.
 *
 * @param what as a report calls it
 */
export function ownProps<S extends keyof ScopeProps>(what: string, struct: S, given: ScopeProps[S]): Told<Partial<ScopeProps[S]>> {
  const invalidProps = checkProps(what, struct, given);
  if (invalidProps.length === 0) return { props: ownCopy(given), invalidProps };
  if (typeof given !== 'object' || given === null) return { props: {}, invalidProps };
  const valid = Object.entries(given).filter(([name, value]) => checkProps(what, struct, { [name]: value }).length === 0);
  return { props: ownCopy(Object.fromEntries(valid)) as Partial<ScopeProps[S]>, invalidProps };
}
