/** Runs the jobs of a run next to each other, each in its own process. */
import { fork } from 'child_process';
import { availableParallelism } from 'os';
import { join } from 'path';
import { inParallel } from './checks/parallel';
import { Job } from './jobs';
import { Result, Suite } from './suite';

/** One more than the processors, because a job sometimes only waits for its servers. */
const LANES = availableParallelism() + 1;

/** Runs all jobs, and adds their results to the suite. The output of a job is printed when the job ends, or at once if it is the only one. */
export async function runJobs(jobs: readonly Job[], args: readonly string[], suite: Suite): Promise<void> {
  await inParallel(jobs, LANES, async (_, i) => {
    const { output, result } = await runJob(i, args, suite.started, jobs.length === 1);
    process.stdout.write(output);
    if (result === undefined) suite.check(`job ${i + 1} of ${jobs.length}`, 'it failed, with the output above');
    else suite.add(result);
  });
}

interface Ended {
  readonly output: string;
  /** Undefined if the job failed. */
  readonly result?: Result;
}

function runJob(i: number, args: readonly string[], started: number, isAlone: boolean): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const shown = isAlone ? 'inherit' : 'pipe';
    const given = [String(i), String(started), ...args];
    const child = fork(join(__dirname, 'job.ts'), given, { stdio: ['ignore', shown, shown, 'ipc'] });
    const chunks: Buffer[] = [];
    let result: Result | undefined;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => chunks.push(chunk));
    child.once('message', message => { result = message as Result; });
    child.once('error', reject);
    child.once('close', () => resolve({ output: Buffer.concat(chunks).toString('utf8'), result }));
  });
}
