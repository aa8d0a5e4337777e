import { NOTHING, PlatformDriver } from './driver';
import { listNames } from '../findings/nearest';
import { Problem, quote } from '../findings/problem';

/** The driver of an unregistered platform. It writes nothing. The construct that sets the platform reports the error. */
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

/** The finding for an unregistered name. */
export function unregisteredProblem(name: string, known: readonly string[]): Problem {
  return {
    code: 'PLATFORM_UNREGISTERED',
    message: 'unknown platform: no module registered this name',
    got: quote(name),
    allowed: listNames(known),
    fix: 'import the module that calls `registerPlatform` before `Platform.registered`, or correct the name',
  };
}
