/** `npm run conformance`: asks the real servers about the manifests of this project. */
import { checkRules } from './checks/both-sides';
import { ENOUGH } from './checks/generated';
import { build, hasGo } from './cluster/binaries';
import { BuildName } from './cluster/builds';
import { Job, jobsOf } from './jobs';
import { runJobs } from './lanes';
import { Options, optionsOf } from './options';
import { NEWEST } from './releases';
import { Suite } from './suite';

async function main(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  const isBuildable = hasGo();
  const jobs = jobsOf(options, isBuildable);
  const suite = new Suite();
  if (!isBuildable && jobsOf(options, true).some(job => buildsOf(job).length > 0)) {
    suite.note('SKIPPED: Go: the reader of manifests, the health checks of Argo CD and the real servers are not built and asked');
    if (process.env.REQUIRE_ALL === '1') suite.check('Go is installed', 'REQUIRE_ALL: it is not');
  }
  build([...new Set(jobs.flatMap(buildsOf))], line => suite.note(line));
  await runJobs(jobs, args, suite);
  if (isBuildable) checkDifferences(suite, options);
  if (options.isRecorded) suite.record();
  process.exitCode = suite.finish() ? 0 : 1;
}

/** The programs of a job. */
function buildsOf({ parts, release }: Job): BuildName[] {
  const has = (...wanted: Job['parts']) => wanted.some(part => parts.includes(part));
  return [
    ...has('texts') ? ['reader'] as const : [],
    ...has('health') ? ['argo-health'] as const : [],
    ...release ? ['kubernetes', release.kubevirt, release.cdi] as const : [],
    ...release === NEWEST && has('examples', 'bad', 'gitops', 'cozystack') ? ['cozystack', 'helm'] as const : [],
    ...has('scheduler') ? ['kube-scheduler'] as const : [],
    ...has('gitops') ? ['argo-cd', 'flux'] as const : [],
  ];
}

/** Every known difference must have occurred, if enough was asked. */
function checkDifferences(suite: Suite, { releases, countFor, has }: Options): void {
  if (releases.includes(NEWEST) && countFor(NEWEST) >= ENOUGH && has('generated')) checkRules(suite, false);
  else suite.note('too little was asked to see every known difference: their list is not compared with them');
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
