export { checkUserData, secretsInUserData } from './check';
export { cloudConfigProblems, configOnGuest } from './cloud-config';
export { type GuestFacts, type GuestReader, type PackageManager } from './facts';
export { type UserDataKind, userDataKind } from './kind';
export { grantsLogin, keepsDefaultUser } from './login';
export { cloudbaseProblems, driveProblems, readerProblems } from './reader';
export { asChartWrites, chartTextProblems } from './chart-text';
export { configOf, type LoginFacts, loginProblems, plainConfig, typedConfigProblems } from './guest';
export { type UserDataPart, userDataParts } from './parts';
