export { Finding, Severity } from './finding';
