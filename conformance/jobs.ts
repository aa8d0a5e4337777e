/** The jobs of a run: parts of the suite that share their servers. Each job has its own process and servers, so jobs run at the same time. */
import { Options, Part, SERVERLESS } from './options';
import { NEWEST, Release } from './releases';

export interface Job {
  readonly parts: readonly Part[];
  /** The release whose servers run, if servers run. */
  readonly release?: Release;
}

/** The parts of the newest release that change the same objects of the cluster, or need the same servers. The longest is first. */
const TOGETHER: readonly (readonly Part[])[] = [
  ['examples', 'bad', 'fields', 'generated'], ['controller', 'scheduler'], ['gitops'], ['cozystack'],
];

/** The parts that run only with the newest release. */
const OF_NEWEST: readonly Part[] = ['gitops', 'scheduler', 'cozystack'];

/** @param hasGo whether servers and other programs of Go can be built */
export function jobsOf({ releases, has: isAsked, asksControllers }: Options, hasGo: boolean): Job[] {
  const has = (part: Part) => isAsked(part) && (hasGo || part === 'cloud-init');
  const jobs = [...releases].sort((a, b) => Number(b === NEWEST) - Number(a === NEWEST)).flatMap((release): Job[] => {
    const runs = (part: Part) => has(part) && (part !== 'controller' || asksControllers(release));
    if (release === NEWEST) return TOGETHER.map(parts => ({ release, parts: parts.filter(runs) }));
    return [{ release, parts: TOGETHER.flat().filter(part => runs(part) && !OF_NEWEST.includes(part)) }];
  });
  return [...jobs, { parts: SERVERLESS.filter(has) }].filter(({ parts }) => parts.length > 0);
}
