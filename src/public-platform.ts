/**
 * The package `cdk8s-vm-fleet/platform`: what another package needs to implement a platform, for TypeScript.
 *
 * `registerPlatform` registers the driver of a platform. `Platform.registered` sets the platform for charts and apps. The types of the model,
 * `collect` and `read` are part of this entry point too.
 */
export { NOTHING, type PlatformDriver, type Rendering } from './platforms/driver';
export type { NodeContext } from './platforms/context';
export { MAIN, type Manifest, type ManifestHead } from './platforms/manifest';
export {
  at, KindBinding, put, take, type ApiTree, type Codec, type Effects, type FieldTable, type Joint, type JointField, type KindTable, type NotSupported,
  type PlacedField, type UnsupportedField,
} from './platforms/fields';
export { ObjectIndex, treeOf, type Meaning, type ObjectReader } from './platforms/reading';
export { readObjects } from './platforms/read-objects';
export { effectOf, type KindTables } from './platforms/effects';
export { registerPlatform, type DriverMaker } from './platforms/registry';
export { metadataProblems } from './platforms/kubernetes/metadata';
export { nameProblems } from './platforms/kubernetes/names';
export { quote } from './findings/problem';
export type { FindingCode } from './findings/codes';
export type { MigrationBlocker } from './model/migration';
export type { Usage } from './model/usage';
export * from './public-model';
