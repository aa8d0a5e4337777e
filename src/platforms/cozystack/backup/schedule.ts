import { Problem, quote } from '../../../findings/problem';
import { BackupPlanSpec } from '../../../model/backup';
import { CRON_FORM, neverComes, readCron, shortestPause } from '../../../model/cron';
import { Joint, put, take } from '../../fields';
import { CozystackTarget } from '../target';

/** The platform looks after its plans so often, and makes one backup each time at most. */
const PAUSE_MINUTES = 5;

/** `schedule` is `schedule.cron`, beside its type. */
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

/** A plan with an invalid schedule is accepted, and makes no backup. */
function scheduleProblems(given: string): Problem[] {
  const wrong = (message: string, fix: string): Problem[] => [{ code: 'SCHEDULE_INVALID', message, got: quote(given), allowed: CRON_FORM, fix }];
  if (/^\s*@every\b/.test(given)) {
    return wrong('the platform counts `@every` anew each time it looks, so it never comes', 'say at which minutes and hours, e.g. "0 * * * *"');
  }
  const cron = readCron(given);
  if (typeof cron === 'string') return wrong(`the schedule ${cron}`, 'correct the schedule');
  if (neverComes(cron)) return wrong('the schedule names days that no month has', 'correct the day or the month');
  if (shortestPause(cron) >= PAUSE_MINUTES) return [];
  return wrong(`the platform makes a backup every ${PAUSE_MINUTES} minutes at most, and leaves out the others`, `leave at least ${PAUSE_MINUTES} minutes between two backups`);
}
