import { Problem } from '../../../findings/problem';
import { BackupSubjectSpec } from '../../../model/backup';
import { ApiTree, at, Joint, put, take } from '../../fields';
import { nameProblems } from '../../kubernetes/names';
import { DISK_NAME, MACHINE_NAME } from '../release-name';
import { CozystackTarget } from '../target';

const API_GROUP = 'apps.cozystack.io';
const KINDS = { machine: 'VMInstance', disk: 'VMDisk' } as const;

/** The machine or disk of a backup. */
interface BackedUp {
  readonly name: string;
  readonly subject?: BackupSubjectSpec;
}

/** `subject` becomes `applicationRef`. Another check reports a backup without a subject. */
export const subject: Joint<BackedUp, CozystackTarget> = {
  write: (spec, tree) => put(tree, ['spec', 'applicationRef'], referenceTo(spec.subject ?? { kind: 'machine', name: spec.name })),
  read: tree => {
    const read = takeSubject(tree, ['spec', 'applicationRef']);
    return read ? { subject: read } : {};
  },
};

export function referenceTo({ kind, name }: BackupSubjectSpec): ApiTree {
  return { apiGroup: API_GROUP, kind: KINDS[kind], name };
}

/** The machine or disk to which a reference refers; undefined for another application, which the model does not support. */
export function takeSubject(tree: ApiTree, path: readonly string[]): BackupSubjectSpec | undefined {
  const { apiGroup = API_GROUP, kind: written, name } = (at(tree, path) ?? {}) as ApiTree;
  const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find(each => KINDS[each] === written);
  if (apiGroup !== API_GROUP || kind === undefined || typeof name !== 'string') return undefined;
  take(tree, path);
  return { kind, name };
}

export function subjectProblems({ kind, name }: BackupSubjectSpec): Problem[] {
  return nameProblems(`the name of the ${kind}`, name, kind === 'machine' ? MACHINE_NAME : DISK_NAME);
}
