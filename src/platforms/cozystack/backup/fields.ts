import { BackupJobSpec, BackupPlanSpec, RestoreJobSpec } from '../../../model/backup';
import { ChangeEffect } from '../../../model/change-effect';
import { FieldTable } from '../../fields';
import { CozystackTarget } from '../target';

const { LIVE, RECREATE, NONE, REFUSED } = ChangeEffect;

const COZYSTACK = 'https://github.com/cozystack/cozystack/blob/v1.6.2';
const PLANS = `${COZYSTACK}/internal/backupcontroller/plan_controller.go#Reconcile`;
const JOBS = `${COZYSTACK}/internal/backupcontroller/backupjob_controller.go#Reconcile`;
const RESTORES = `${COZYSTACK}/internal/backupcontroller/restorejob_controller.go#Reconcile`;
const JOB_TYPE = `${COZYSTACK}/api/backups/v1alpha1/backupjob_types.go`;

/** The place of each field of a plan in a `Plan`, which the controller reads before each backup. */
export const PLAN_FIELDS: FieldTable<BackupPlanSpec, CozystackTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: PLANS },
  labels: { at: '/metadata/labels', effect: LIVE, source: PLANS },
  annotations: { joint: 'annotations', effect: LIVE, source: PLANS },
  // Existing backups stay.
  subject: { joint: 'subject', effect: LIVE, source: PLANS },
  backupClass: { joint: 'backupClass', effect: LIVE, source: PLANS },
  schedule: { joint: 'schedule', effect: LIVE, source: PLANS },
};

/** The place of each field of a backup in a `BackupJob`. The job runs once: a changed name creates another backup. */
export const JOB_FIELDS: FieldTable<BackupJobSpec, CozystackTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: JOBS },
  labels: { at: '/metadata/labels', effect: LIVE, source: JOBS },
  annotations: { joint: 'annotations', effect: LIVE, source: JOBS },
  subject: { joint: 'subject', effect: NONE, source: JOBS },
  backupClass: { joint: 'backupClass', effect: REFUSED, source: JOB_TYPE },
};

/** The place of each field of a restore in a `RestoreJob`. The job runs once: a changed name runs another restore. */
export const RESTORE_FIELDS: FieldTable<RestoreJobSpec, CozystackTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: RESTORES },
  labels: { at: '/metadata/labels', effect: LIVE, source: RESTORES },
  annotations: { joint: 'oneShot', effect: LIVE, source: RESTORES },
  appliedByEngine: { joint: 'oneShot', effect: LIVE, source: RESTORES },
  backup: { at: '/spec/backupRef/name', effect: NONE, source: RESTORES },
  // A backup must be in the namespace of its restore.
  backupElsewhere: { joint: 'elsewhere', effect: NONE, source: RESTORES },
  subject: { joint: 'target', effect: NONE, source: RESTORES },
  targetName: { joint: 'target', effect: NONE, source: RESTORES },
  targetNamespace: { joint: 'options', effect: NONE, source: RESTORES },
  overwrite: { joint: 'options', effect: NONE, source: RESTORES },
  keepOriginalVolumes: { joint: 'options', effect: NONE, source: RESTORES },
  keepAddresses: { joint: 'options', effect: NONE, source: RESTORES },
};
