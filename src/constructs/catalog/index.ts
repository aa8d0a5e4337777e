export {
  GoldenImageSet, type GoldenImageSetProps, type GoldenImageDefinition, GoldenImageSource,
} from './golden-image-set';
export { InstanceProfileSet, type InstanceProfileSetProps } from './instance-profile-set';
export { InstanceTypeSet, type InstanceTypeSetProps } from './instance-type-set';
