import { Construct } from 'constructs';
import { IBackup, isBackup } from './backup-reference';
import { BackupSubject, SUBJECT, subjectSpec } from './subject';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem } from '../../findings/problem';
import { RestoreJobSpec } from '../../model/backup';
import { flag, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { ONE_SHOT, OneShotProps } from '../app/one-shot';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { IDisk } from '../disk/disk-reference';
import { IVirtualMachine } from '../machine/machine-reference';

/**
 * Properties of one restore, which runs when its object is created.
 */
export interface RestoreJobProps extends OneShotProps {
  /**
   * Name of the job, at most 63 characters. Include the date, e.g. `restore-db-2026-11-22`. A job runs only once, so each restore needs a new name.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The backup to restore. Becomes `spec.backupRef`. */
  readonly backup: IBackup;

  /**
   * The machine to restore. Becomes `spec.targetApplicationRef`.
   * @default - the machine in the backup, if it is known
   */
  readonly machine?: IVirtualMachine;

  /**
   * The disk to restore. Becomes `spec.targetApplicationRef`.
   * @default - the disk in the backup, if it is known
   */
  readonly disk?: IDisk;

  /**
   * The namespace in which the restore creates a copy of the machine or disk. The original does not change. The namespace must exist, and must not be
   * the namespace of the original. From Cozystack 1.3. Becomes `spec.options.targetNamespace`.
   * @default - the original is overwritten
   */
  readonly targetNamespace?: string;

  /**
   * Name of the copy. Only together with `targetNamespace`. Becomes `spec.targetApplicationRef.name`.
   * @default - the name of the original
   */
  readonly targetName?: string;

  /**
   * Whether the copy may overwrite an existing object with the same name. From Cozystack 1.3. Becomes `spec.options.failIfTargetExists`,
   * inverted.
   * @default false
   */
  readonly overwrite?: boolean;

  /**
   * Whether the current volumes of the machine are kept (as `<volume>-orig-<four hexadecimal digits>`) instead of deleted. From Cozystack 1.3.
   * Becomes `spec.options.keepOriginalPVC`.
   * @default true
   */
  readonly keepOriginalVolumes?: boolean;

  /**
   * Whether the machine gets its old IP and MAC address. From Cozystack 1.3. Becomes `spec.options.keepOriginalIpAndMac`.
   * @default - true for the original; false for a copy, because the original still has these addresses
   */
  readonly keepAddresses?: boolean;
}

/**
 * Restores a machine or a disk from a backup, in place or as a copy in another namespace. Cozystack 1.0 and later.
 *
 * The restore runs once, when its object is created. Annotations tell Argo CD and Flux to ignore the object, so that these tools do not run the
 * restore again. Put the restore into its own chart, and apply the file of this chart once. If the restore overwrites an object, the warning
 * `RESTORE_OVERWRITES` describes the effect until you acknowledge the warning. Becomes a `RestoreJob` of `backups.cozystack.io/v1alpha1`.
 *
 * @see https://github.com/cozystack/cozystack/tree/v1.6.2/api/backups/v1alpha1
 */
export class RestoreJob extends Construct implements Modeled<'restoreJob'> {
  /** Name of the job. */
  public readonly restoreName: string;

  /** @internal */
  public readonly _kind = 'restoreJob';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<RestoreJobProps>;

  constructor(scope: Construct, id: string, props: RestoreJobProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the restore', props, RESTORE_JOB);
    this.props = own;
    this._invalidProps = invalidProps;
    this.restoreName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): RestoreJobProps {
    return ownCopy(this.props) as RestoreJobProps;
  }

  /** @internal */
  public _toSpec(at: Location): RestoreJobSpec {
    const { props } = this;
    const { machine: _, disk: __, backup: ___, ...said } = RESTORE_JOB.plain(props as RestoreJobProps, at);
    const who = `restore "${this.restoreName}"`;
    const { backup } = props;
    const subject = subjectSpec(props.machine || props.disk ? props : backup?._subject ?? {}, at, who);
    if (backup) at.report(otherSubject(props, backup, who));
    const { name = '', elsewhere = undefined } = backup ? at.reference(backup.backupName, backup) : {};
    return { ...said, name: this.restoreName, backup: name, ...elsewhere && { backupElsewhere: elsewhere }, ...subject && { subject } };
  }
}

/** The problem of a restore that would overwrite an object with the backup of another object. */
function otherSubject({ machine, disk }: BackupSubject, backup: IBackup, who: string): Problem[] {
  const asked = nameOf({ machine, disk });
  const known = nameOf(backup._subject ?? {});
  if (!asked || !known || asked.kind === known.kind && asked.name === known.name) return [];
  return [{
    code: 'BACKUP_INVALID',
    message: `backup "${backup.backupName}" contains ${known.kind} "${known.name}", not ${asked.kind} "${asked.name}" (${who})`,
    fix: 'restore the object that the backup contains; to restore a copy, set `targetNamespace`',
  }];
}

function nameOf({ machine, disk }: BackupSubject) {
  if (machine) return { kind: 'machine', name: machine.machineName };
  return disk && { kind: 'disk', name: disk.diskName };
}

export const RESTORE_JOB = struct<InModel<RestoreJobProps, RestoreJobSpec, 'machine' | 'disk'>>({
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
