/** The generated part of `docs/conformance.md`. */
import { fieldsOf, has, KINDS, PlatformName, PLATFORMS } from './fields';
import { reasonFor } from './unasked';
import { Answers, LastRun } from '../asked';
import { RELEASES } from '../releases';

const VERSIONS: Readonly<Record<PlatformName, readonly string[]>> = { KubeVirt: RELEASES.map(({ version }) => version), Cozystack: ['1.6'] };

/** The results of a run, as Markdown. */
export function pageOf(run: LastRun): string {
  return [figures(run), '## Fields', INTRODUCTION, ...KINDS.map(kind => fieldsTable(kind, run))].join('\n\n');
}

const INTRODUCTION = `For each field, the number of values that a server admitted. \`2\`: it was asked about two values, and admitted
both. \`1 of 2\`: it rejected one, as our checks do. A dash means that the platform does not have the field. The last column
names the other servers that were asked, or the reason why none was.`;

function figures({ seconds, passed, figures: all }: LastRun): string {
  const rows = Object.entries(all).flatMap(([what, consumers]) => Object.entries(consumers)
    .map(([consumer, { admitted, refused, stricter }]) => [what, consumer, admitted, refused, stricter]));
  return [
    '## Figures',
    `The last run of \`npm run conformance -- --all --record\` took ${duration(seconds)} with the servers built. ${passed} checks passed.`,
    table(['objects', 'server', 'admitted', 'rejected by both', 'rejected by the library only'], rows),
  ].join('\n\n');
}

const duration = (seconds: number) => `${Math.ceil(seconds / 60)} minutes`;

function fieldsTable(kind: string, { fields }: LastRun): string {
  const platforms = PLATFORMS.filter(platform => fieldsOf(kind).some(field => has(platform, kind, field)));
  const rows = fieldsOf(kind).map(field => {
    const answers = fields[kind]?.[field] ?? {};
    return [`\`${field}\``, ...platforms.map(platform => cell(platform, has(platform, kind, field), answers)), others(kind, field, answers)];
  });
  return [`### \`${kind}\``, table(['field', ...platforms, 'other servers, or why none'], rows)].join('\n\n');
}

/** The answers of the versions of a platform. Neighbouring versions with the same answer are shown together. */
function cell(platform: PlatformName, isThere: boolean, answers: Readonly<Record<string, Answers>>): string {
  if (!isThere) return '–';
  const said = VERSIONS[platform].map(version => ({ version, answer: count(answers[`${platform} ${version}`]) }));
  const runs: { from: string; to: string; answer: string }[] = [];
  for (const { version, answer } of said) {
    const last = runs[runs.length - 1];
    if (last?.answer === answer) last.to = version;
    else runs.push({ from: version, to: version, answer });
  }
  if (runs.length === 1) return runs[0].answer;
  return runs.filter(({ answer }) => answer !== '').map(({ from, to, answer }) => `${from === to ? from : `${from} to ${to}`}: ${answer}`).join('; ');
}

function count(answer: Answers | undefined): string {
  if (answer === undefined) return '';
  const [admitted, refused] = answer;
  return refused === 0 ? `${admitted}` : `${admitted} of ${admitted + refused}`;
}

function others(kind: string, field: string, answers: Readonly<Record<string, Answers>>): string {
  const servers = Object.keys(answers).filter(consumer => !PLATFORMS.some(platform => consumer.startsWith(`${platform} `)));
  return servers.length > 0 ? withVersions(servers) : reasonFor(kind, field) ?? '';
}

/** Each server once, with its versions: `virt-controller 1.4, 1.9`. */
function withVersions(servers: readonly string[]): string {
  const versions = new Map<string, string[]>();
  for (const server of servers) {
    const [, name, version] = /^(.*?)(?: (\d[.\d]*))?$/.exec(server)!;
    versions.set(name, [...versions.get(name) ?? [], ...version === undefined ? [] : [version]]);
  }
  return [...versions].map(([name, own]) => own.length === 0 ? name : `${name} ${own.join(', ')}`).join('; ');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `|${cells.map(each => ` ${each} `).join('|')}|`.replaceAll(' --- ', '---')).join('\n');
}
