import { Exposure, Findings, FleetApp, FleetChart, FleetError, Platform, VirtualMachine } from '../../src';
import { GOOD } from '../support/fleet';
import { newFolder } from '../support/folder';
import { withStderr } from '../support/stderr';

test('a report has the findings of its error', () => {
  const app = new FleetApp();
  const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
  new VirtualMachine(chart, 'Web', { ...GOOD, sshKeys: [], labels: { a: 'fix:     c' } });
  const thrown = thrownBy(() => app.synth());
  const found = thrown.findings;
  expect(new Set(found.map(({ severity }) => severity)).size).toBe(2);
  const ordered = [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  expect(Findings.reported(`FleetError: ${thrown.message}`)).toEqual(ordered);
  expect(Findings.reported('Error: out of memory')).toEqual([]);
});

describe('findings that differ only in their path', () => {
  const MANY = 25;
  const fleetOf = (ports: number[]) => {
    const app = new FleetApp({ outdir: newFolder(), quiet: true });
    const chart = new FleetChart(app, 'prod', { platform: Platform.hikube() });
    for (let i = 0; i < MANY; i++) new VirtualMachine(chart, `m, also at: ${i}`, { ...GOOD, name: `m${i}`, exposure: Exposure.portList(ports) });
    return app;
  };

  test('are one block of an error, which has every path', () => {
    const error = thrownBy(() => fleetOf([0]).synth());
    expect(error.findings.filter(({ severity }) => severity === 'error')).toHaveLength(MANY);
    expect(error.message.match(/^ {2}fix: /gm)!.length).toBe(new Set(error.findings.map(({ code }) => code)).size);
    expect(Findings.reported(error.message)).toEqual([...error.findings].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')));
  });

  test('are one block of a warning, which has the first paths and how many there are', () => {
    const text = withStderr(stderr => {
      fleetOf([22]).synth();
      return stderr.text();
    });
    expect(text.match(/^warning /gm)).toHaveLength(1);
    expect(text.match(/^ {2}also at: prod\/m, also at: \d+$/gm)).toHaveLength(10);
    expect(text).toContain(`\n  and at ${MANY - 11} more\n`);
  });
});

function thrownBy(work: () => void): FleetError {
  try {
    work();
  } catch (error) {
    return error as FleetError;
  }
  throw new Error('nothing was thrown');
}
