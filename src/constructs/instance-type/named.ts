import { InstanceProfile } from './instance-profile';
import { InstanceType } from './instance-type';
import { instance } from '../../model/types';

/** An instance type by name only. The cluster looks up the type. */
export const namedType = instance(InstanceType, 'InstanceType.fromName', (type: InstanceType) => nameIn(type._model()));

/** An instance profile by name only. */
export const namedProfile = instance(InstanceProfile, 'InstanceProfile.UBUNTU', (profile: InstanceProfile) => profile.name);

function nameIn(choice: ReturnType<InstanceType['_model']>): string | undefined {
  return choice.kind === 'named' ? choice.name : undefined;
}
