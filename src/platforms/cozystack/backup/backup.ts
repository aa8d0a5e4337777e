import { annotations } from './annotations';
import { backupClass } from './backup-class';
import { JOB_FIELDS, PLAN_FIELDS, RESTORE_FIELDS } from './fields';
import { restoreProblems } from './restore-problems';
import { options, target as restoreTarget } from './restore-target';
import { schedule } from './schedule';
import { subject, subjectProblems } from './subject';
import { Problem } from '../../../findings/problem';
import { BackupJobSpec, BackupPlanSpec, RestoreJobSpec } from '../../../model/backup';
import { NodeOf } from '../../../model/fleet-model';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { ApiTree, Joint, KindBinding } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { oneShot } from '../../one-shot';
import { notSupported } from '../../resolve/problems';
import { mainObject } from '../api-object';
import { SINCE, since } from '../capabilities';
import { CozystackTarget } from '../target';

export const BACKUPS_API_VERSION = 'backups.cozystack.io/v1alpha1';
const KINDS = { backupPlan: 'Plan', backupJob: 'BackupJob', restoreJob: 'RestoreJob' } as const;
const WHAT = { backupPlan: 'scheduled backups (BackupPlan)', backupJob: 'backups (BackupJob)', restoreJob: 'restores of backups (RestoreJob)' } as const;

/** The name of a job becomes the value of a label. */
const JOB_NAME = 63;
/** The name of a scheduled job is the name of its plan, a dash and a number of eight digits. */
const PLAN_NAME = JOB_NAME - '-12345678'.length;

/** `backupElsewhere`, the namespace and cluster of a backup. Only checks use it. The manifest does not contain it. */
const elsewhere: Joint<RestoreJobSpec, CozystackTarget> = { write: () => undefined, read: () => ({}) };

export const PLAN = new KindBinding<BackupPlanSpec, CozystackTarget>(
  { fields: PLAN_FIELDS, joints: { annotations, schedule, subject, backupClass } }, notSupported,
);
export const JOB = new KindBinding<BackupJobSpec, CozystackTarget>(
  { fields: JOB_FIELDS, joints: { annotations, subject, backupClass } }, notSupported,
);
export const RESTORE = new KindBinding<RestoreJobSpec, CozystackTarget>(
  { fields: RESTORE_FIELDS, joints: { oneShot, elsewhere, target: restoreTarget, options } }, notSupported,
);

type BackupNode = NodeOf<'backupPlan'> | NodeOf<'backupJob'> | NodeOf<'restoreJob'>;

/** The manifest of a backup plan, a backup or a restore. */
export function renderBackup(node: BackupNode, context: NodeContext, target: CozystackTarget): Rendering {
  if (!target.capabilities.backups) return { problems: [notSupported(WHAT[node.kind], since(SINCE.backups), target)], manifests: [] };
  const { spec } = node;
  const problems = [
    ...nameProblems('the name', spec.name, node.kind === 'backupPlan' ? PLAN_NAME : JOB_NAME),
    ...metadataProblems(spec.labels, spec.annotations, ''),
    ...spec.subject ? subjectProblems(spec.subject) : [],
  ];
  return { manifests: [mainObject(KINDS[node.kind], treeOf(node, context, target, problems), BACKUPS_API_VERSION)], problems };
}

function treeOf(node: BackupNode, context: NodeContext, target: CozystackTarget, problems: Problem[]): ApiTree {
  switch (node.kind) {
    case 'backupPlan': return PLAN.write(node.spec, context, target, problems);
    case 'backupJob': return JOB.write(node.spec, context, target, problems);
    case 'restoreJob': {
      const { subject: of, targetName } = node.spec;
      problems.push(...restoreProblems(node.spec, context, target));
      if (of && targetName !== undefined) problems.push(...subjectProblems({ ...of, name: targetName }));
      return RESTORE.write(node.spec, context, target, problems);
    }
  }
}
