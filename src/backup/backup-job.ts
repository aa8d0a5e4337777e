import { Construct } from 'constructs';
import { BACKUP, BackupProps } from './backup-props';
import { IBackup } from './backup-reference';
import { BackupSubject, subjectMissing, subjectModel, subjectProblems } from './subject';
import { faultsOf, struct, text } from '../findings/shape';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * One backup, now.
 */
export interface BackupJobProps extends BackupProps {
  /**
   * Name of the job and of the backup that it makes, at most 63 characters. Say what it is of and when, e.g.
   * `db-2026-11-22-before-upgrade`: a job runs once, and another backup is another name.
   * @default - the construct's id
   */
  readonly name?: string;
}

/**
 * A backup of a machine, or of one disk, made once, as soon as the folder is applied. Cozystack 1.0 and later.
 *
 * Becomes a `BackupJob` of `backups.cozystack.io/v1alpha1`, which makes a `Backup` of the same name. From 1.3 on the
 * backup stays when the job goes; before, the job is kept by annotations.
 */
export class BackupJob extends Construct implements IBackup {
  /** Name of the job and of its backup. */
  public readonly backupName: string;

  /** @internal */
  public readonly _subject: BackupSubject;
  /** @internal */
  public readonly _standing: Standing;

  constructor(scope: Construct, id: string, props: BackupJobProps = {}) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the backup job', props, BACKUP_JOB);
    const name = this.backupName = faults.length > 0 ? id : props.name ?? id;
    this._subject = faults.length > 0 ? {} : props;
    const who = `backup job "${name}"`;
    this._standing = new Resource(this, {
      what: 'backup job',
      faults,
      claims: { kind: 'BackupJob', name },
      problems: () => [...subjectMissing(props, who), ...subjectProblems(props, this._standing, who)],
      model: () => ({
        kind: 'backupJob',
        name,
        subject: subjectModel(props) ?? { kind: 'machine', name },
        backupClass: props.backupClass,
        labels: props.labels ?? {},
        annotations: props.annotations ?? {},
      }),
    });
  }
}

const BACKUP_JOB = struct<BackupJobProps>({ ...BACKUP, name: text });
