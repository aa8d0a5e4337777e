import { Construct } from 'constructs';
import { IBackup, isBackup } from './backup-reference';
import { BackupSubject, SUBJECT, subjectModel, subjectProblems } from './subject';
import { IDisk } from '../disk/disk-reference';
import { Problem } from '../findings/problem';
import { faultsOf, flag, struct, text } from '../findings/shape';
import { IVirtualMachine } from '../machine/machine-reference';
import { ONE_SHOT, onceOnly, OneShotProps, undated } from '../placement/one-shot';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';

/**
 * One restore, now.
 */
export interface RestoreJobProps extends OneShotProps {
  /**
   * Name of the job, at most 63 characters, with the day in it: `restore-db-2026-11-22`. A job runs once; another restore
   * is another name.
   * @default - the construct's id
   */
  readonly name?: string;

  /** What is restored. Becomes `spec.backupRef`. */
  readonly backup: IBackup;

  /**
   * The machine that the backup is of. Becomes `spec.targetApplicationRef`.
   * @default - what is known of the backup
   */
  readonly machine?: IVirtualMachine;

  /**
   * The disk that the backup is of. Becomes `spec.targetApplicationRef`.
   * @default - what is known of the backup
   */
  readonly disk?: IDisk;

  /**
   * Another namespace, which exists and gets a copy; the original stays as it is. From Cozystack 1.3. Becomes
   * `spec.options.targetNamespace`.
   * @default - the original is overwritten
   */
  readonly targetNamespace?: string;

  /**
   * Name of the copy; with `targetNamespace` only. Becomes `spec.targetApplicationRef.name`.
   * @default - that of the original
   */
  readonly targetName?: string;

  /**
   * Whether the copy may take the place of something of its name. From Cozystack 1.3. Becomes
   * `spec.options.failIfTargetExists`, the contrary.
   * @default false
   */
  readonly overwrite?: boolean;

  /**
   * Whether the volumes that the machine has now are set aside (as `<volume>-orig-<four digits>`) and not deleted. From
   * Cozystack 1.3. Becomes `spec.options.keepOriginalPVC`.
   * @default true
   */
  readonly keepOriginalVolumes?: boolean;

  /**
   * Whether the machine gets the IP and MAC address that it had. From Cozystack 1.3. Becomes
   * `spec.options.keepOriginalIpAndMac`.
   * @default - true for the original, false for a copy: the platform would give the copy the address of the original
   */
  readonly keepAddresses?: boolean;
}

/**
 * A machine, or a disk, put back to a backup, or a copy made of it in another namespace. Cozystack 1.0 and later.
 *
 * It runs once, when its object is made. So that no engine does that again by itself, the manifest tells Argo CD and Flux
 * to pass it over; put it into a chart of its own and apply that once. What it does is a warning of the report, to be
 * acknowledged. Becomes a `RestoreJob` of `backups.cozystack.io/v1alpha1`.
 */
export class RestoreJob extends Construct {
  /** Name of the job. */
  public readonly restoreName: string;

  constructor(scope: Construct, id: string, props: RestoreJobProps) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the restore', props, RESTORE_JOB);
    const name = this.restoreName = faults.length > 0 ? id : props.name ?? id;
    const who = `restore "${name}"`;
    const subject = (): BackupSubject => props.machine || props.disk ? props : props.backup._subject ?? {};
    const standing: Standing = new Resource(this, {
      what: 'restore',
      faults,
      claims: { kind: 'RestoreJob', name },
      problems: () => [
        ...undated(name),
        ...subjectProblems(subject(), standing, who),
        ...elsewhere(standing, props.backup, who),
        ...otherSubject(props, who),
      ],
      model: namespace => ({
        kind: 'restoreJob',
        name,
        backup: props.backup.backupName,
        subject: subjectModel(subject()),
        disks: subject().machine?._model?.().disks.filter(({ inline }) => !inline).map(disk => disk.name) ?? [],
        namespace,
        targetNamespace: props.targetNamespace,
        targetName: props.targetName,
        overwrite: props.overwrite,
        keepOriginalVolumes: props.keepOriginalVolumes,
        keepAddresses: props.keepAddresses,
        labels: props.labels ?? {},
        annotations: onceOnly(props),
      }),
    });
  }
}

function elsewhere(standing: Standing, backup: IBackup, who: string): Problem[] {
  const problem = standing.elsewhere(`backup "${backup.backupName}"`, backup._standing, who);
  return problem ? [problem] : [];
}

/** The platform would write one machine over another. */
function otherSubject({ machine, disk, backup }: RestoreJobProps, who: string): Problem[] {
  const asked = subjectModel({ machine, disk });
  const known = subjectModel(backup._subject ?? {});
  if (!asked || !known || asked.kind === known.kind && asked.name === known.name) return [];
  return [{
    code: 'BACKUP_INVALID',
    message: `backup "${backup.backupName}" is of ${known.kind} "${known.name}" and not of ${asked.kind} "${asked.name}" (${who})`,
    fix: 'restore what the backup is of, or copy it: `targetNamespace`',
  }];
}

const RESTORE_JOB = struct<RestoreJobProps>({
  ...ONE_SHOT,
  ...SUBJECT,
  name: text,
  backup: isBackup,
  targetNamespace: text,
  targetName: text,
  overwrite: flag,
  keepOriginalVolumes: flag,
  keepAddresses: flag,
}, 'backup');
