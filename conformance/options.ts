/** The parts of the suite that run. */
import { A_FEW, ENOUGH, ENOUGH_OF_ONE_RELEASE, SOME_OF_NEWEST } from './checks/generated';
import { NEWEST, Release, RELEASES, SOME } from './releases';
import { invalidOption, toolOptions } from '../scripts/tool-options';

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

const USAGE = `Tests the manifests of this project on the real API servers: npm run conformance -- [options]

--all              every release
--release VERSION  only this release, e.g. 1.6; can be repeated
--part PART        only this part; can be repeated. Parts: ${PARTS.join(', ')}
--record           write the answers for the page, with --all`;

export function optionsOf(args: readonly string[]): Options {
  const { all, record, release, part } = toolOptions(USAGE, {
    all: { type: 'boolean' }, record: { type: 'boolean' }, release: { type: 'string', multiple: true }, part: { type: 'string', multiple: true },
  }, args);
  const known: readonly string[] = [...PARTS, ...RELEASES.map(({ version }) => version)];
  const unknown = [...release ?? [], ...part ?? []].filter(each => !known.includes(each));
  if (unknown.length > 0) invalidOption(`there is no release or part ${unknown.join(', ')}; releases are ${RELEASES.map(({ version }) => version).join(', ')}`, USAGE);
  if (record && !(all && part === undefined)) invalidOption('--record needs --all, and every part', USAGE);
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
