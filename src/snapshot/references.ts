import { Construct } from 'constructs';
import { ISnapshot } from './snapshot-reference';
import { Problem, quote } from '../findings/problem';
import { IVirtualMachine } from '../machine/machine-reference';
import { MACHINE } from '../placement/placed-kind';
import { Standing } from '../placement/standing';
import { Platform } from '../platform/platform';

/** What is wrong with referring to a machine from here. */
export function machineElsewhere(standing: Standing, machine: IVirtualMachine | undefined, who: string): Problem[] {
  const problem = machine && standing.elsewhere(`machine "${machine.machineName}"`, machine._standing, who);
  return problem ? [problem] : [];
}

/** What is wrong with referring to a snapshot from here. */
export function snapshotElsewhere(standing: Standing, snapshot: ISnapshot | undefined, who: string): Problem[] {
  const problem = snapshot && standing.elsewhere(`snapshot "${snapshot.snapshotName}"`, snapshot._standing, who);
  return problem ? [problem] : [];
}

/** Takes the name of a machine that is to be made. Gives a function that tells who else did. */
export function claimMachine(standing: Standing, name: string, construct: Construct): () => readonly Construct[] {
  return standing.claim(standing.driver?.machineKind ?? MACHINE.what, name, construct, standing.anyCluster);
}

/** What is wrong with making a machine under a name that others took in the same cluster. */
export function nameTaken(standing: Standing, claimers: readonly Construct[], name: string): Problem[] {
  const others = claimers.filter(other => Platform._of(other) === standing.platform);
  return others.length === 0 ? [] : [{
    code: 'NAME_DUPLICATE', message: `${others[0].node.path} has the name of the machine that is to be made`, got: quote(name), fix: 'take another name',
  }];
}
