import { Construct } from 'constructs';
import { BACKUP, BackupProps } from './backup-props';
import { BackupSubject, subjectMissing, subjectSpec } from './subject';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { BackupPlanSpec } from '../../model/backup';
import { struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';

/**
 * Properties of scheduled backups.
 */
export interface BackupPlanProps extends BackupProps {
  /**
   * Name of the plan, at most 54 characters. The name of each backup is this name, a dash and a number of eight digits.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The schedule in cron format: minute, hour, day of the month, month, day of the week (0 to 6, Sunday first). The times are in the time zone of
   * the platform, usually UTC. Two backups of the schedule must be at least five minutes apart. Becomes `spec.schedule.cron`.
   */
  readonly schedule: string;
}

/**
 * Scheduled backups of a machine or of one disk. Cozystack 1.0 and later.
 *
 * Becomes a `Plan` of `backups.cozystack.io/v1alpha1`. The platform never deletes backups; list them with `kubectl get backups`.
 *
 * @see https://github.com/cozystack/cozystack/tree/v1.6.2/api/backups/v1alpha1
 */
export class BackupPlan extends Construct implements Modeled<'backupPlan'> {
  /** Name of the plan. */
  public readonly planName: string;

  /** @internal */
  public readonly _kind = 'backupPlan';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<BackupPlanProps>;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the backup plan', props, BACKUP_PLAN);
    this.props = own;
    this._invalidProps = invalidProps;
    this.planName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): BackupPlanProps {
    return ownCopy(this.props) as BackupPlanProps;
  }

  /** @internal */
  public _toSpec(at: Location): BackupPlanSpec {
    const { machine: _, disk: __, ...said } = BACKUP_PLAN.plain({ schedule: '', ...this.props }, at) as unknown as BackupPlanSpec & BackupSubject;
    const who = `plan "${this.planName}"`;
    at.report(subjectMissing(this.props, who));
    const subject = subjectSpec(this.props, at, who);
    return { ...said, name: this.planName, ...subject && { subject } };
  }
}

export const BACKUP_PLAN = struct<InModel<BackupPlanProps, BackupPlanSpec, 'machine' | 'disk'>>({ ...BACKUP, name: text, schedule: text }, 'schedule');
