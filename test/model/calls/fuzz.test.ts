import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { Findings, FleetApp, FleetChart, Platform } from '../../../src';
import { FleetError } from '../../../src/findings/fleet-error';
import { anyCall, Call } from '../../support/calls';
import { samples } from '../../support/samples';

const CALLS_AT_ALL = 20_000;
const IN_ONE_APP = 10;

/** A construct that returns its properties. */
type Told = Construct & { readonly givenProps: object };

/** Runs calls in one app, and then checks it as a synthesis does. Returns what is thrown. */
function use(calls: readonly Call[], platform: Platform): void {
  const app = new FleetApp({ platform, outdir: 'unused', quiet: true });
  const chart = new FleetChart(app, 'prod', { namespace: 'tenant-shop' });
  const made: { readonly label: string; readonly construct: Told; readonly props: unknown }[] = [];
  for (const { label, run, props } of calls) {
    try {
      const result = run(chart);
      if (props?.() !== undefined && Construct.isConstruct(result) && 'givenProps' in result) made.push({ label, construct: result as Told, props: props() });
    } catch (error) {
      if (!(error instanceof FleetError)) throw new Error(`${label}: ${(error as Error).stack}`);
    }
  }
  const findings = Findings.of(app);
  for (const { message, fix } of findings) expect(`${message} ${fix}`).not.toMatch(/\[object|\bNaN\b(?!")/);
  const faulty = new Set(findings.map(({ path }) => path));
  for (const { label, construct: { node, givenProps }, props } of made) {
    // Values without a finding are kept unchanged.
    if (!faulty.has(node.path)) expect([label, givenProps]).toEqual([label, props]);
  }
  try {
    app.synthYaml();
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
  }
}

test.each([
  ['Hikube', () => Platform.hikube()], ['plain KubeVirt', () => Platform.kubevirt()], ['Cozystack', () => Platform.cozystack()],
])('any call with any arguments ends in findings on %s', (_, platform) => {
  fc.assert(fc.property(fc.array(anyCall, { minLength: IN_ONE_APP, maxLength: IN_ONE_APP }), calls => use(calls, platform())), {
    ...samples(Math.ceil(CALLS_AT_ALL / IN_ONE_APP / 3)), endOnFailure: true,
  });
}, 600_000);
