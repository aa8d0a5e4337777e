import { Size } from 'cdk8s';
import { IConstruct } from 'constructs';
import { DiskAssertions, DiskQuery } from './disk-assertions';
import { AssertionFailure } from './failure';
import { FleetAssertions } from './fleet-assertions';
import { MachineAssertions, MachineQuery } from './machine-assertions';
import { ImpactEffect } from '../impact/effect';

/** Matchers for an app, a chart, a machine, a disk or any other construct, or for the machines and disks of a query. */
export interface FleetMatchers<R = void> {
  /** There is no error and no unacknowledged warning on the construct or below it. */
  toHaveNoFinding(): R;
  /** There is a finding with this code on the construct or below it. */
  toHaveFinding(code: string, path?: string): R;
  /** The manifests of the app and the manifests of the folder have the same meaning. */
  toBeUnchangedAgainst(folder: string): R;
  /** Applying the app would not have any of these effects on the objects in the manifests of the folder. */
  toHaveNoEffect(folder: string, effects: ImpactEffect[]): R;
  /** At least one machine matches the query. */
  toHaveMachine(query: MachineQuery): R;
  /** At least one disk matches the query. */
  toHaveDisk(query: DiskQuery): R;
  /** Exactly these ports of each machine are reachable from outside. */
  toBeExposedOnExactly(tcp: number[], udp?: number[]): R;
  /** No machine is reachable from outside. */
  toBePrivate(): R;
  /** Each machine has an attached disk of at least this size. */
  toHaveDiskOfAtLeast(size: Size): R;
  /** Each machine has this instance type. */
  toHaveInstanceType(name: string): R;
  /** No machine shares a node with the machine or fleet of this name. */
  toRunOnAnotherHostThan(name: string): R;
  /** The disks of each machine keep their data. */
  toKeepItsData(): R;
}

interface MatcherResult { readonly pass: boolean; readonly message: () => string }

type Matcher = (received: unknown, ...args: any[]) => MatcherResult;

/** The matchers for `expect.extend`. */
export const matchers: Readonly<Record<keyof FleetMatchers, Matcher>> = {
  toHaveNoFinding: matcher('toHaveNoFinding', received => (isFound(received) ? received : fleetOf(received)).hasNoFinding()),
  toHaveFinding: matcher('toHaveFinding', (received, code: string, path?: string) => fleetOf(received).hasFinding(code, path)),
  toBeUnchangedAgainst: matcher('toBeUnchangedAgainst', (received, folder: string) => (
    (isFound(received) ? received : fleetOf(received)).isUnchangedAgainst(folder)
  )),
  toHaveNoEffect: matcher('toHaveNoEffect', (received, folder: string, effects: ImpactEffect[]) => fleetOf(received).hasNoEffect(folder, effects)),
  toHaveMachine: matcher('toHaveMachine', (received, query: MachineQuery) => fleetOf(received).machines(query)._exist()),
  toHaveDisk: matcher('toHaveDisk', (received, query: DiskQuery) => fleetOf(received).disks(query)._exist()),
  toBeExposedOnExactly: matcher('toBeExposedOnExactly', (received, tcp: number[], udp?: number[]) => machinesOf(received).isExposedOnExactly(tcp, udp)),
  toBePrivate: matcher('toBePrivate', received => machinesOf(received).isPrivate()),
  toHaveDiskOfAtLeast: matcher('toHaveDiskOfAtLeast', (received, size: Size) => machinesOf(received).hasDiskOfAtLeast(size)),
  toHaveInstanceType: matcher('toHaveInstanceType', (received, name: string) => machinesOf(received).hasInstanceType(name)),
  toRunOnAnotherHostThan: matcher('toRunOnAnotherHostThan', (received, name: string) => machinesOf(received).runsOnAnotherHostThan(name)),
  toKeepItsData: matcher('toKeepItsData', received => machinesOf(received).keepsItsData()),
};

/** A matcher that passes if the assertion passes. */
function matcher<A extends unknown[]>(name: string, assertion: (received: unknown, ...args: A) => void): Matcher {
  return (received, ...args) => {
    try {
      assertion(received, ...args as A);
    } catch (error) {
      if (!(error instanceof AssertionFailure)) throw error;
      return { pass: false, message: () => error.message };
    }
    return { pass: true, message: () => `expected not.${name}(${args.map(text).join(', ')}), but it passes` };
  };
}

/** The received value if it is the result of a query for machines. For a construct, the machines below the construct. */
function machinesOf(received: unknown): MachineAssertions {
  return received instanceof MachineAssertions ? received : fleetOf(received).machines();
}

function fleetOf(received: unknown): FleetAssertions {
  return received instanceof FleetAssertions ? received : FleetAssertions.of(received as IConstruct);
}

function isFound(received: unknown): received is MachineAssertions | DiskAssertions {
  return received instanceof MachineAssertions || received instanceof DiskAssertions;
}

function text(value: unknown): string {
  return value instanceof Size ? value.asString() : JSON.stringify(value);
}
