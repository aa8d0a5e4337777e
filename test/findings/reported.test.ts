import { Findings, FleetApp, FleetChart, FleetError, Platform, VirtualMachine } from '../../src';
import { GOOD } from '../support/fleet';

test('a report has the findings of its error', () => {
  const app = new FleetApp();
  const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
  new VirtualMachine(chart, 'Web', { ...GOOD, sshKeys: [], labels: { a: 'fix:     c' } });
  let thrown: FleetError | undefined;
  try {
    app.synth();
  } catch (error) {
    thrown = error as FleetError;
  }
  const found = thrown!.findings;
  expect(new Set(found.map(({ severity }) => severity)).size).toBe(2);
  const ordered = [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  expect(Findings.reported(`FleetError: ${thrown!.message}`)).toEqual(ordered);
  expect(Findings.reported('Error: out of memory')).toEqual([]);
});
