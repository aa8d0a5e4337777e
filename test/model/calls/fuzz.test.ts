import * as fc from 'fast-check';
import { Findings, FleetApp, FleetChart, Platform } from '../../../src';
import { FleetError } from '../../../src/findings/fleet-error';
import { anyCall, Call } from '../../support/calls';

const CALLS_AT_ALL = 20_000;
const IN_ONE_APP = 10;

/** Runs calls in one app, then looks at it as a synthesis does. What is thrown is what is refused. */
function use(calls: readonly Call[], platform: Platform): void {
  const app = new FleetApp({ platform, outdir: 'unused', quiet: true });
  const chart = new FleetChart(app, 'prod', { namespace: 'tenant-shop' });
  for (const { label, run } of calls) {
    try {
      run(chart);
    } catch (error) {
      if (!(error instanceof FleetError)) throw new Error(`${label}: ${(error as Error).stack}`);
    }
  }
  const findings = Findings.of(app);
  for (const { message, fix } of findings) expect(`${message} ${fix}`).not.toMatch(/\[object|\bNaN\b(?!")/);
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
    numRuns: Math.ceil(CALLS_AT_ALL / IN_ONE_APP / 3), endOnFailure: true,
  });
}, 600_000);
