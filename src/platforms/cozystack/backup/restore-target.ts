import { referenceTo, takeSubject } from './subject';
import { RestoreJobSpec } from '../../../model/backup';
import { ApiTree, Joint, put, take } from '../../fields';
import { CozystackTarget } from '../target';

/** `subject` and `targetName` become `targetApplicationRef`: the restored object, by its new name. */
export const target: Joint<RestoreJobSpec, CozystackTarget> = {
  write: ({ subject, targetName }, tree) => {
    if (subject) put(tree, ['spec', 'targetApplicationRef'], referenceTo({ ...subject, name: targetName ?? subject.name }));
  },
  read: tree => {
    const subject = takeSubject(tree, ['spec', 'targetApplicationRef']);
    return subject ? { subject } : {};
  },
};

/** The options of a restore; empty for the platform's defaults. */
export const options: Joint<RestoreJobSpec, CozystackTarget> = {
  write: ({ targetNamespace, overwrite, keepOriginalVolumes, keepAddresses }, tree) => {
    const written = {
      targetNamespace,
      failIfTargetExists: overwrite ? false : undefined,
      keepOriginalPVC: keepOriginalVolumes,
      // By default the platform gives a copy the addresses of the original, which the original still uses.
      keepOriginalIpAndMac: keepAddresses ?? (targetNamespace === undefined ? undefined : false),
    };
    if (Object.values(written).some(value => value !== undefined)) put(tree, ['spec', 'options'], written);
  },
  read: tree => {
    const { targetNamespace, failIfTargetExists, keepOriginalPVC, keepOriginalIpAndMac } = take<ApiTree>(tree, ['spec', 'options']) ?? {};
    return {
      ...typeof targetNamespace === 'string' && { targetNamespace },
      ...failIfTargetExists === false && { overwrite: true },
      ...typeof keepOriginalPVC === 'boolean' && { keepOriginalVolumes: keepOriginalPVC },
      ...typeof keepOriginalIpAndMac === 'boolean' && { keepAddresses: keepOriginalIpAndMac },
    };
  },
};
