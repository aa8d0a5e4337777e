import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import { NOT_QUOTED } from './not-quoted';
import { TYPESCRIPT } from '../../scripts/prose/check';
import { FleetApp, Severity } from '../../src';
import { CODES, FindingCode } from '../../src/findings/codes';
import { pageOfCode } from '../../src/findings/page';
import { unitsOnDisk } from '../../src/lint/input/units';
import { lint } from '../../src/lint/lint';
import { Block, blocksOf, isCode } from '../docs/markdown';
import { findingsOfExample, inFolder } from '../docs/run';
import { BUILT } from '../support/child';
import { wordy } from '../support/fleet';
import { project, shell } from '../support/project';
import { withoutWaiting } from '../support/waiting';

// Some examples start programs, on a machine that may be busy.
jest.setTimeout(60_000);

/** The examples of a code's page. */
interface Example {
  readonly code: FindingCode;
  readonly blocks: readonly Block[];
}

const examples = (Object.keys(CODES) as FindingCode[]).map((code): Example => ({ code, blocks: blocksOf(pageOfCode(code)) }));
const commands = examples.filter(({ blocks }) => blocks.some(({ language }) => language === 'shell'));
const manifests = examples.filter(({ code }) => code.startsWith('MANIFEST_'));
const programs = examples.filter(each => !commands.includes(each) && !manifests.includes(each));

function found({ blocks }: Example, section: 'Wrong' | 'Right') {
  const [block, ...more] = blocks.filter(each => each.section === section);
  expect([isCode(block), more]).toEqual([true, []]);
  return withoutWaiting(() => findingsOfExample(block, blocks));
}

const environment = { ...process.env };
afterEach(() => { process.env = { ...environment }; });

const each = (all: readonly Example[]) => all.map(example => [example.code, example] as const);

/** Mistakes that cause two findings. */
const ALSO: Partial<Record<FindingCode, FindingCode[]>> = {
  CLONE_OTHER_STORAGE_CLASS: ['DISK_LOCAL'],
  CLONE_STORAGE_CLASS_UNSURE: ['DISK_LOCAL'],
  GPU_BELOW_MINIMUM: ['GPU_BELOW_GUIDANCE'],
  DEFAULT_LOST: ['MACHINE_WITHOUT_DISK'],
  PEERING_INVALID: ['VPC_NOT_ROUTED'],
  PEERING_ONE_SIDED: ['VPC_NOT_ROUTED'],
  PEERING_UNSEEN: ['VPC_NOT_ROUTED'],
  ROUTE_INVALID: ['VPC_NOT_ROUTED'],
  SECURITY_GROUP_INVALID: ['SECURITY_GROUP_ISOLATES_NOTHING'],
};

test.each(each(programs))('%s alone is found in the wrong example, with a place and a fix, and an error stops the synthesis', (code, example) => {
  const { app, findings: all } = found(example, 'Wrong');
  const others = new Set(all.map(finding => finding.code).filter(other => other !== code));
  expect([...others].sort()).toEqual(ALSO[code] ?? []);
  const findings = wordy(all).filter(finding => finding.code === code);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every(({ got }) => got !== undefined)).toBe(!NOT_QUOTED.has(code));
  for (const finding of findings) {
    expect(finding.severity).toBe(CODES[code].severity === 'error' ? Severity.ERROR : Severity.WARNING);
    expect(finding.path).not.toBe('');
    expect(finding.fix.length).toBeGreaterThan(10);
    for (const text of [finding.message, finding.fix]) {
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      expect(text).not.toMatch(/\.$/);
    }
    // Valid in every language: properties by path, factories by name.
    for (const text of [finding.message, finding.allowed ?? '', finding.fix]) expect(text).not.toMatch(TYPESCRIPT);
  }
  if (CODES[code].severity === 'error' && app !== undefined) {
    // A chart is synthesized as in plain cdk8s: the validation of cdk8s must stop it.
    const [{ path }] = findings;
    const chart = app.node.findAll().find((scope): scope is Chart => scope instanceof Chart && `${path}/`.startsWith(`${scope.node.path}/`));
    expect(() => chart === undefined ? (app as FleetApp).synthYaml() : Testing.synth(chart)).toThrow(code);
  }
});

test.each(each(programs))('nothing is found in the right example of %s', (_, example) => {
  expect(found(example, 'Right').findings).toEqual([]);
});

test.each(each(manifests))('%s is found in the wrong manifests only', (code, { blocks }) => {
  const codes = (section: 'wrong' | 'right') => inFolder(blocks, folder => lint(unitsOnDisk(join(folder, section))).findings.map(finding => finding.code));
  expect(new Set(codes('wrong'))).toEqual(new Set([code]));
  expect(codes('right')).toEqual([]);
});

test.each(each(commands))('%s ends the wrong commands only', (code, { blocks }) => {
  const folder = project(blocks.find(isCode)!.code.replace('\'cdk8s-vm-fleet\'', `'${BUILT}'`));
  const [wrong, right] = ['Wrong', 'Right'].map(section => blocks.find(block => block.section === section && block.language === 'shell')!.code);
  const run = (lines: string) => shell(folder, `rm -rf dist; ${lines.replaceAll('vm-fleet', '$VM').split('\n').join(' && ')}`);
  expect(run(wrong)).toMatchObject({ status: 1, stderr: expect.stringContaining(`error ${code} `) });
  expect(run(right)).toMatchObject({ status: 0, stderr: expect.not.stringContaining(code) });
});
