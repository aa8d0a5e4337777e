import { SINCE, since } from './capabilities';
import { DISK_NAME, MACHINE_NAME } from './release-name';
import { restoreOptions, restoreProblems } from './restore';
import { CozystackTarget } from './target';
import type { BackupJobSpec, PlanSpec, RestoreJobSpec } from '../../../imports/backups.cozystack.io';
import { Problem, quote } from '../../findings/problem';
import { BackupJobModel, BackupModel, BackupPlanModel, BackupSubjectModel } from '../../model/backup';
import { CRON_FORM, neverComes, readCron, shortestPause } from '../../model/cron';
import { retained } from '../../model/retention';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems, referenceProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { notSupported } from '../resolve/problems';
import { Wire } from '../wire';

const API_VERSION = 'backups.cozystack.io/v1alpha1';
const KINDS = { backupPlan: 'Plan', backupJob: 'BackupJob', restoreJob: 'RestoreJob' } as const;
const WHAT = { backupPlan: 'backups by the clock (BackupPlan)', backupJob: 'backups (BackupJob)', restoreJob: 'restores of backups (RestoreJob)' } as const;

/** The name of a job becomes the value of a label. */
const JOB_NAME = 63;
/** A plan names its jobs after itself and the minute of their time. */
const PLAN_NAME = JOB_NAME - '-12345678'.length;
/** The platform looks after its plans so often, and makes one backup each time at most. */
const PAUSE_MINUTES = 5;

/** Backups and their restores. */
export function renderBackup(model: BackupModel, target: CozystackTarget): Rendering {
  const { backups } = target.capabilities;
  if (!backups) return { problems: [notSupported(WHAT[model.kind], since(SINCE.backups), target)], manifests: [] };
  const problems = [
    ...nameProblems('the name', model.name, model.kind === 'backupPlan' ? PLAN_NAME : JOB_NAME),
    ...metadataProblems(model.labels, model.annotations, ''),
    ...model.subject ? subjectProblems(model.subject) : [],
  ];
  const spec = specOf(model, target, problems);
  // The owner of backups is kept as they are.
  const keeps = model.kind !== 'restoreJob' && !backups.outliveJobs;
  const annotations = keeps ? retained(model.annotations) : model.annotations;
  const { name, labels } = model;
  return { problems, manifests: [{ id: MAIN, apiVersion: API_VERSION, kind: KINDS[model.kind], name, labels, annotations, body: { spec } }] };
}

function specOf(model: BackupModel, target: CozystackTarget, problems: Problem[]): Wire<PlanSpec> | Wire<BackupJobSpec> | Wire<RestoreJobSpec> {
  switch (model.kind) {
    case 'backupPlan':
      problems.push(...scheduleProblems(model));
      return { applicationRef: reference(model.subject), backupClassName: classOf(model, target, problems), schedule: { type: 'cron', cron: model.schedule } };
    case 'backupJob':
      return { applicationRef: reference(model.subject), backupClassName: classOf(model, target, problems) };
    case 'restoreJob':
      problems.push(...restoreProblems(model, target));
      if (model.subject && model.targetName !== undefined) problems.push(...subjectProblems({ ...model.subject, name: model.targetName }));
      return {
        backupRef: { name: model.backup },
        targetApplicationRef: model.subject && reference({ ...model.subject, name: model.targetName ?? model.subject.name }),
        options: restoreOptions(model),
      };
  }
}

function reference({ kind, name }: BackupSubjectModel): { readonly apiGroup: string; readonly kind: string; readonly name: string } {
  return { apiGroup: 'apps.cozystack.io', kind: kind === 'machine' ? 'VMInstance' : 'VMDisk', name };
}

function subjectProblems({ kind, name }: BackupSubjectModel): Problem[] {
  return nameProblems(`the name of the ${kind}`, name, kind === 'machine' ? MACHINE_NAME : DISK_NAME);
}

function classOf({ backupClass }: BackupPlanModel | BackupJobModel, { label, capabilities }: CozystackTarget, problems: Problem[]): string {
  const name = backupClass ?? capabilities.backups?.defaultClass;
  if (name !== undefined) {
    problems.push(...referenceProblems('the backup class', name));
  } else {
    problems.push({
      code: 'BACKUP_CLASS_MISSING',
      message: `${label} brings no backup class of its own`,
      allowed: `"cozy-default" from Cozystack ${SINCE.defaultBackupClass} on`,
      fix: 'ask the administrator for the name of one (kubectl get backupclasses) and give it as `backupClass`',
    });
  }
  return name ?? '';
}

/** A plan with a schedule that nobody understands is accepted, and makes no backup. */
function scheduleProblems({ schedule }: BackupPlanModel): Problem[] {
  const wrong = (message: string, fix: string): Problem[] => [{ code: 'SCHEDULE_INVALID', message, got: quote(schedule), allowed: CRON_FORM, fix }];
  if (/^\s*@every\b/.test(schedule)) {
    return wrong('the platform counts `@every` anew each time it looks, so it never comes', 'say at which minutes and hours, e.g. "0 * * * *"');
  }
  const cron = readCron(schedule);
  if (typeof cron === 'string') return wrong(`the schedule ${cron}`, 'correct the schedule');
  if (neverComes(cron)) return wrong('the schedule names days that no month has', 'correct the day or the month');
  if (shortestPause(cron) >= PAUSE_MINUTES) return [];
  return wrong(`the platform makes a backup every ${PAUSE_MINUTES} minutes at most, and leaves out the others`, `leave at least ${PAUSE_MINUTES} minutes between two backups`);
}
