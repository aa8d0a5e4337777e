import { Construct } from 'constructs';
import { BACKUP, BackupProps } from './backup-props';
import { IBackup } from './backup-reference';
import { BackupSubject, subjectMissing, subjectSpec } from './subject';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { BackupJobSpec } from '../../model/backup';
import { struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';

/**
 * Properties of one backup, which runs when the output folder is applied.
 */
export interface BackupJobProps extends BackupProps {
  /**
   * Name of the job and of its backup, at most 63 characters. Include the machine's name and the date, e.g. `db-2026-11-22-before-upgrade`. A job
   * runs only once, so each backup needs a new name.
   * @default - the construct's id
   */
  readonly name?: string;
}

/**
 * One backup of a machine or a disk, which runs when the output folder is applied. Cozystack 1.0 and later.
 *
 * Becomes a `BackupJob` of `backups.cozystack.io/v1alpha1`, which creates a `Backup` with the same name. From Cozystack 1.3, the backup stays when
 * the job is deleted. On older releases, the backup is deleted with the job, so annotations prevent GitOps tools from deleting the job.
 *
 * @see https://github.com/cozystack/cozystack/tree/v1.6.2/api/backups/v1alpha1
 */
export class BackupJob extends Construct implements IBackup, Modeled<'backupJob'> {
  /** Name of the job and of its backup. */
  public readonly backupName: string;

  /** @internal */
  public readonly _kind = 'backupJob';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: BackupJobProps;

  constructor(scope: Construct, id: string, props: BackupJobProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the backup job', props, BACKUP_JOB);
    this.props = own;
    this._invalidProps = invalidProps;
    this.backupName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): BackupJobProps {
    return ownCopy(this.props);
  }

  /** @internal */
  public get _subject(): BackupSubject {
    return this.props;
  }

  /** @internal */
  public _toSpec(at: Location): BackupJobSpec {
    const { machine: _, disk: __, ...said } = BACKUP_JOB.plain(this.props, at);
    const who = `backup job "${this.backupName}"`;
    at.report(subjectMissing(this.props, who));
    const subject = subjectSpec(this.props, at, who);
    return { ...said, name: this.backupName, ...subject && { subject } };
  }
}

export const BACKUP_JOB = struct<InModel<BackupJobProps, BackupJobSpec, 'machine' | 'disk'>>({ ...BACKUP, name: text });
