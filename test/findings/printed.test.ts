import { Chart } from 'cdk8s';
import { Findings, FleetApp, FleetChart, Network, Platform, VirtualMachine } from '../../src';
import { print } from '../../src/cli/print';
import { FleetError } from '../../src/findings/fleet-error';
import { formatFindings } from '../../src/findings/report';
import { say } from '../../src/output/say';
import { GOOD } from '../support/fleet';

/** Control sequences of a terminal, and characters that change the text direction. */
const HOSTILE = ['\u001b[31m', '\u001b]0;title\u0007', '\n', '\r', '\u009b2J', '\u202e', '\u2028', '\0', '\u007f'];

const OBEYED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]/;

test.each(HOSTILE)('%j in ids, names and values is printed as an escape', hostile => {
  const app = new FleetApp({ outdir: 'unused', platform: Platform.hikube() });
  const chart = new FleetChart(app, `a${hostile}b`);
  new VirtualMachine(chart, `web${hostile}x`, { ...GOOD, networks: [Network.fromName(`net${hostile}1`)], labels: { [`k${hostile}`]: `v${hostile}` } });
  const findings = Findings.of(app);
  expect(findings.length).toBeGreaterThan(2);
  const report = formatFindings(findings);
  expect(report).not.toMatch(OBEYED);
  // One line each for message, got, allowed and fix: no value starts a new line.
  expect(report.split('\n').filter(line => !/^(error|warning) [A-Z_]+ at |^ {2}|^$/.test(line))).toEqual([]);
  expect(new FleetError(findings).message).not.toMatch(OBEYED);
});

test('all printed text goes through one function', () => {
  const written: unknown[] = [];
  const stream = { on: jest.fn(), removeListener: jest.fn(), write: (text: unknown) => written.push(text) } as unknown as NodeJS.WriteStream;
  say(stream, 'a\u001b[2Jb\tc\nd\u202e\r\n');
  expect(written).toEqual(['a\\u001b[2Jb\tc\nd\\u202e\\u000d\n']);
});

test.each([true, false])('a result on a terminal (%j) has colours, and no other control sequences', async isTTY => {
  const was = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((...given) => (given.at(-1) as () => void)() as unknown as boolean ?? true);
  Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true });
  const text = '\u001b[1;31mred\u001b[0m \u001b[2J\u001b]0;title\u0007 \u009b2J \u202e\n';
  try {
    await print(text);
    await print(Buffer.from(text));
  } finally {
    if (was) Object.defineProperty(process.stdout, 'isTTY', was);
    else Reflect.deleteProperty(process.stdout, 'isTTY');
  }
  const shown = isTTY ? '\u001b[1;31mred\u001b[0m \\u001b[2J\\u001b]0;title\\u0007 \\u009b2J \\u202e\n' : text;
  expect(write.mock.calls.map(([written]) => written.toString())).toEqual([shown, shown]);
  write.mockRestore();
});

test.each(['', 'a\nb', 'a\u0000b', 'a\u2028b'])('a chart with the id %j is a finding', id => {
  const app = new FleetApp({ outdir: 'unused', platform: Platform.hikube() });
  const chart = new FleetChart(app, id);
  expect(Chart.isChart(chart)).toBe(true);
  expect(Findings.of(app).map(({ code }) => code)).toEqual(['NAME_INVALID']);
});

test.each(['prod', 'a b', 'a/b', 'Prod', '日本'])('a chart with the id %j is fine', id => {
  const app = new FleetApp({ outdir: 'unused', platform: Platform.hikube() });
  new FleetChart(app, id);
  expect(Findings.of(app)).toEqual([]);
});
