export { type Finding, Severity } from './finding';
export { FleetError } from './fleet-error';
