/** One job of a run, in its own process: `job.ts <number of the job> <start of the run> <arguments of the run>...`. */
import { askServers } from './asking';
import { checkCloudInit } from './checks/cloud-init';
import { checkHealth } from './checks/health';
import { checkTexts } from './checks/texts';
import { hasGo, version } from './cluster/binaries';
import { jobsOf } from './jobs';
import { optionsOf } from './options';
import { Suite } from './suite';

async function main([number, started, ...args]: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  const { parts, release } = jobsOf(options, hasGo())[Number(number)];
  const suite = new Suite(Number(started));
  if (parts.includes('cloud-init')) {
    suite.section('cloud-init');
    await checkCloudInit(suite);
  }
  if (parts.includes('texts')) {
    suite.section('Texts');
    checkTexts(suite);
  }
  if (parts.includes('health')) {
    suite.section(`Health checks of Argo CD ${version('argo-health')}`);
    checkHealth(suite);
  }
  if (release) await askServers(release, parts, suite, options.countFor(release));
  process.send!(suite.result(), () => process.exit());
}

// The run was stopped.
process.once('disconnect', () => process.exit(1));

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
