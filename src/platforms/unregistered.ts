import { NOTHING, PlatformDriver } from './driver';
import { Problem, quote } from '../findings/problem';

/** The driver of a platform that nothing has registered: it makes nothing of anything, and the mistake is said where the platform is set. */
export function unregisteredDriver(name: string): PlatformDriver {
  return {
    label: name,
    machineKind: 'machine',
    diskKind: 'disk',
    besideMachine: [],
    nestsQuotas: false,
    effectOf: () => undefined,
    render: () => NOTHING,
    read: () => undefined,
    serviceName: machineName => machineName,
    tenantNamespace: (_, tenant) => tenant,
    hardAmounts: () => ({}),
    usage: () => ({}),
    migrationBlockers: () => [],
    chartProblems: () => [],
    loginUser: () => undefined,
  };
}

/** What is wrong with naming it. */
export function unregisteredProblem(name: string, known: readonly string[]): Problem {
  return {
    code: 'PLATFORM_UNREGISTERED',
    message: 'unknown platform: no module registered this name',
    got: quote(name),
    allowed: known.join(', '),
    fix: 'import the module that calls `registerPlatform` before `Platform.registered`, or correct the name',
  };
}
