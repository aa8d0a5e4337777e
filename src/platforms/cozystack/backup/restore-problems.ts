import { createHash } from 'crypto';
import { Problem, quote } from '../../../findings/problem';
import { RestoreJobSpec } from '../../../model/backup';
import { NodeContext } from '../../context';
import { namespaceProblems, referenceProblems } from '../../kubernetes/names';
import { notSupported } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { DISK_PREFIX } from '../release-name';
import { CozystackTarget } from '../target';

/** Reports properties of a restore that the platform rejects or ignores, and the data that the restore overwrites. */
export function restoreProblems(model: RestoreJobSpec, context: NodeContext, target: CozystackTarget): Problem[] {
  const { name, subject, targetNamespace, targetName, overwrite, keepOriginalVolumes, keepAddresses } = model;
  const { namespace } = context;
  const isCopy = targetNamespace !== undefined;
  const problems = [...referenceProblems('the backup', model.backup), ...namespaceProblems(targetNamespace, 'the target namespace', '`targetNamespace`')];
  const wrong = (message: string, fix: string) => problems.push({ code: 'BACKUP_INVALID', message: `${message} (restore "${name}")`, fix });
  if (!target.capabilities.backups?.restoreOptions) {
    const given = Object.entries({ targetNamespace, overwrite, keepOriginalVolumes, keepAddresses }).filter(([, value]) => value !== undefined);
    if (given.length > 0) problems.push(notSupported(`options of a restore (\`${given.map(([option]) => option).join('`, `')}\`)`, since(SINCE.restoreOptions), target));
  }
  if (isCopy && targetNamespace === namespace) wrong('`targetNamespace` is the namespace of the original, so the restore would overwrite the original', 'remove `targetNamespace`, or use another namespace');
  if (targetName !== undefined && !isCopy) {
    wrong('`targetName` works only together with `targetNamespace`', 'remove `targetName`, or set `targetNamespace`');
  }
  if (targetName !== undefined && !subject) wrong('`targetName` is set, but the content of the backup is unknown', 'set `machine` or `disk`');
  if (overwrite && !isCopy) wrong('`overwrite` has no effect without `targetNamespace`: the original is always overwritten', 'remove `overwrite`');
  if (keepOriginalVolumes !== undefined && (isCopy || subject?.kind === 'disk')) {
    wrong('`keepOriginalVolumes` has no effect for copies and single disks', 'remove `keepOriginalVolumes`');
  }
  if (keepAddresses !== undefined && subject?.kind === 'disk') wrong('`keepAddresses` has no effect for a disk', 'remove `keepAddresses`');
  return [...problems, ...consequences(model, context, target)];
}

/** The effect of a restore, for the person who acknowledges the finding. */
function consequences(model: RestoreJobSpec, context: NodeContext, { capabilities }: CozystackTarget): Problem[] {
  const { name, backup, subject, targetNamespace, targetName, overwrite, keepOriginalVolumes } = model;
  const who = subject ? `${subject.kind} "${targetName ?? subject.name}"` : 'the original';
  const warn = (message: string, fix: string, newerData = 'data that was written after the backup is lost'): Problem[] => [{
    code: 'RESTORE_OVERWRITES', message: `${message} from backup "${backup}"; ${newerData}`, got: quote(name), fix,
  }];
  if (targetNamespace !== undefined) {
    return overwrite ? warn(`the restore overwrites ${who} of namespace "${targetNamespace}" with the data`, 'acknowledge this, or remove `overwrite`') : [];
  }
  if (!capabilities.backups?.restoreOptions) {
    return warn(`the restore neither stops ${who} nor deletes its volumes, and overwrites the volumes with the data`, 'first stop the machine, copy the data that you still need, and delete the volumes; then acknowledge this');
  }
  if (subject?.kind === 'disk') {
    return warn(`the restore overwrites ${who} with the data`, `delete its DataVolume first (kubectl delete datavolume ${DISK_PREFIX}${subject.name}), because the restore leaves an existing DataVolume unchanged; then acknowledge this`);
  }
  if (keepOriginalVolumes === false) return warn(`the restore stops ${who}, deletes its volumes and creates them again`, 'acknowledge this, or remove `keepOriginalVolumes`');
  const machine = subject?.kind === 'machine' && !subject.elsewhere ? context.find('machine', subject.name) : undefined;
  const disks = (machine?.disks ?? []).filter(({ inline }) => !inline).map(disk => disk.name);
  const aside = disks.length > 0 ? disks.map(disk => `${DISK_PREFIX}${disk}-orig-${suffix(name)}`).join(', ') : `...-orig-${suffix(name)}`;
  return warn(
    `the restore stops ${who}, renames its volumes (${aside}) and creates new volumes`,
    'acknowledge this; after you have checked the machine, delete the renamed volumes',
    'the renamed volumes keep the data that was written after the backup',
  );
}

/** The suffix with which the platform renames the volumes that a restore replaces. */
function suffix(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 4);
}
