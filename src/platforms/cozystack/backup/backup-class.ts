import { Problem } from '../../../findings/problem';
import { Joint, put, take } from '../../fields';
import { referenceProblems } from '../../kubernetes/names';
import { SINCE } from '../capabilities';
import { CozystackTarget } from '../target';

/** `backupClass` becomes `backupClassName`. From 1.5 on the platform has a default class. */
export const backupClass: Joint<{ readonly backupClass?: string }, CozystackTarget> = {
  write: (spec, tree, _, target, problems) => {
    const name = spec.backupClass ?? target.capabilities.backups?.defaultClass;
    problems.push(...name === undefined ? [missing(target)] : referenceProblems('the backup class', name));
    put(tree, ['spec', 'backupClassName'], name ?? '');
  },
  read: tree => {
    const name = take<string>(tree, ['spec', 'backupClassName']);
    return name === undefined || name === '' ? {} : { backupClass: name };
  },
};

function missing({ label }: CozystackTarget): Problem {
  return {
    code: 'BACKUP_CLASS_MISSING',
    message: `${label} has no default backup class`,
    allowed: `"cozy-default" from Cozystack ${SINCE.defaultBackupClass} on`,
    fix: 'set `backupClass` to a class of the cluster (kubectl get backupclasses)',
  };
}
