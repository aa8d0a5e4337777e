/** The parts of the suite that run. */
import { parseArgs } from 'util';
import { A_FEW, ENOUGH, ENOUGH_OF_ONE_RELEASE, SOME_OF_NEWEST } from './checks/generated';
import { NEWEST, Release, RELEASES, SOME } from './releases';

const PARTS = ['examples', 'bad', 'cloud-init', 'texts', 'health', 'gitops', 'fields', 'generated', 'controller', 'scheduler', 'cozystack'] as const;

export type Part = typeof PARTS[number];

/** The parts that need no server. */
export const SERVERLESS: readonly Part[] = ['cloud-init', 'texts', 'health'];

export interface Options {
  readonly releases: readonly Release[];
  /** Whether a part of the suite runs. */
  readonly has: (part: Part) => boolean;
  /** Number of objects of each sort that are generated for a release. */
  readonly countFor: (release: Release) => number;
  /** Whether the controllers of a release run. Those of older releases run only with `--release` or `--all`. */
  readonly asksControllers: (release: Release) => boolean;
  /** Whether the results are written for the page. */
  readonly isRecorded: boolean;
}

/** `--all` tests every release, `--release 1.6` one release; `--part examples` runs one part; `--record` writes the answers for the page, with `--all`. */
export function optionsOf(args: readonly string[]): Options {
  const { values: { all, record, release, part } } = parseArgs({
    args: [...args], options: { all: { type: 'boolean' }, record: { type: 'boolean' }, release: { type: 'string', multiple: true }, part: { type: 'string', multiple: true } },
  });
  const known: readonly string[] = [...PARTS, ...RELEASES.map(({ version }) => version)];
  const unknown = [...release ?? [], ...part ?? []].filter(each => !known.includes(each));
  if (unknown.length > 0) throw new Error(`there is no release or part ${unknown.join(', ')}; parts are ${PARTS.join(', ')}`);
  if (record && !(all && part === undefined)) throw new Error('--record needs --all, and every part');
  const isWhole = all === true || release !== undefined;
  const count = Number(process.env.CONFORMANCE_COUNT ?? (all ? ENOUGH : release ? ENOUGH_OF_ONE_RELEASE : SOME_OF_NEWEST));
  return {
    releases: release ? RELEASES.filter(({ version }) => release.includes(version)) : all ? [...RELEASES].reverse() : SOME,
    has: each => part === undefined || part.includes(each),
    countFor: each => Math.min(count, each === NEWEST ? count : release ? ENOUGH_OF_ONE_RELEASE : all ? A_FEW.ofAll : A_FEW.ofSome),
    isRecorded: record === true,
    asksControllers: each => each.isControlled === true && (isWhole || each === NEWEST),
  };
}
