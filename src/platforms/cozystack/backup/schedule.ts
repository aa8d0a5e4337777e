import { Problem, quote } from '../../../findings/problem';
import { BackupPlanSpec } from '../../../model/backup';
import { CRON_FORM, neverComes, readCron, shortestPause } from '../../../model/cron';
import { Joint, put, take } from '../../fields';
import { CozystackTarget } from '../target';

/** The interval at which the platform checks its plans. At each check, a plan creates at most one backup. */
const PAUSE_MINUTES = 5;

/** `schedule` becomes `schedule.cron`, next to its type. */
export const schedule: Joint<BackupPlanSpec, CozystackTarget> = {
  write: (spec, tree, _, __, problems) => {
    problems.push(...scheduleProblems(spec.schedule));
    put(tree, ['spec', 'schedule'], { type: 'cron', cron: spec.schedule });
  },
  read: tree => {
    take(tree, ['spec', 'schedule', 'type']);
    return { schedule: take<string>(tree, ['spec', 'schedule', 'cron']) ?? '' };
  },
};

/** The platform accepts a plan with an invalid schedule, but such a plan never creates a backup. */
function scheduleProblems(given: string): Problem[] {
  const wrong = (message: string, fix: string): Problem[] => [{ code: 'SCHEDULE_INVALID', message, got: quote(given), allowed: CRON_FORM, fix }];
  if (/^\s*@every\b/.test(given)) {
    return wrong('`@every` never runs: the platform restarts the interval at each check', 'use a schedule with minutes and hours, e.g. "0 * * * *"');
  }
  const cron = readCron(given);
  if (typeof cron === 'string') return wrong(`the schedule ${cron}`, 'correct the schedule');
  if (neverComes(cron)) return wrong('the schedule has a day that does not exist in its months', 'correct the day or the month');
  if (shortestPause(cron) >= PAUSE_MINUTES) return [];
  return wrong(`too frequent: the platform makes at most one backup every ${PAUSE_MINUTES} minutes, and skips the others`, `leave at least ${PAUSE_MINUTES} minutes between two backups`);
}
