import { Check } from '../findings/shape';
import { MachineModel } from '../model/machine';
import { Standing } from '../placement/standing';

/**
 * A machine that others can refer to, whether this code makes it or not.
 */
export interface IVirtualMachine {
  /** The machine's name in its namespace, without the platform's prefix. */
  readonly machineName: string;

  /**
   * Where it stands; nothing for one that is owned elsewhere, which stands beside whoever refers to it.
   * @internal
   */
  readonly _standing?: Standing;

  /**
   * What is known of it; nothing for one that is owned elsewhere.
   * @internal
   */
  _model?(): MachineModel;
}

/** A machine that exists already and is only referred to. */
export class ExistingMachine implements IVirtualMachine {
  constructor(public readonly machineName: string) {
  }
}

/** Anything that is an `IVirtualMachine`, whoever made it. */
export const isMachine: Check = (where, value, problems) => {
  if (typeof (value as { machineName?: unknown } | null)?.machineName === 'string') return;
  problems.push({
    code: 'PROPERTY_TYPE',
    message: `${where} is not what the property takes`,
    got: typeof value,
    allowed: 'a VirtualMachine, or VirtualMachine.fromName(\'web\') for one that exists',
    fix: 'give the machine, not its name',
  });
};
