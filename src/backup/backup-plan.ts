import { Construct } from 'constructs';
import { BACKUP, BackupProps } from './backup-props';
import { subjectMissing, subjectModel, subjectProblems } from './subject';
import { faultsOf, struct, text } from '../findings/shape';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * Backups by the clock.
 */
export interface BackupPlanProps extends BackupProps {
  /**
   * Name of the plan, at most 54 characters; its backups are named after it and the minute of their time.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * When, in the time zone of the platform (as a rule UTC), as cron has it: minute, hour, day of the month, month, day of
   * the week (0 to 6, Sunday first). At most every five minutes. Becomes `spec.schedule.cron`.
   */
  readonly schedule: string;
}

/**
 * Backups of a machine, or of one disk, by the clock. Cozystack 1.0 and later.
 *
 * Becomes a `Plan` of `backups.cozystack.io/v1alpha1`. The platform deletes no backup by itself: `kubectl get backups`.
 */
export class BackupPlan extends Construct {
  /** Name of the plan. */
  public readonly planName: string;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the backup plan', props, BACKUP_PLAN);
    const name = this.planName = faults.length > 0 ? id : props.name ?? id;
    const who = `plan "${name}"`;
    const standing: Standing = new Resource(this, {
      what: 'backup plan',
      faults,
      claims: { kind: 'Plan', name },
      problems: () => [...subjectMissing(props, who), ...subjectProblems(props, standing, who)],
      model: () => ({
        kind: 'backupPlan',
        name,
        subject: subjectModel(props) ?? { kind: 'machine', name },
        backupClass: props.backupClass,
        schedule: props.schedule,
        labels: props.labels ?? {},
        annotations: props.annotations ?? {},
      }),
    });
  }
}

const BACKUP_PLAN = struct<BackupPlanProps>({ ...BACKUP, name: text, schedule: text }, 'schedule');
