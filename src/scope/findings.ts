import { IConstruct } from 'constructs';
import { acknowledgementErrors, inspect } from './inspection';
import { Inventory } from './inventory';
import { Finding } from '../findings/finding';

/**
 * What is wrong, or will bite later, in an app, a chart or below any construct.
 */
export class Findings {
  /**
   * All findings of a construct and everything below it, as data: assert on their codes in tests.
   *
   * Warnings that are acknowledged are left out. Nothing is written and nothing is thrown.
   *
   * @param scope an app, a chart or any construct
   */
  public static of(scope: IConstruct): Finding[] {
    return inspect(scope);
  }

  /**
   * Accepts a warning for a construct and everything below it, with the reason written down.
   *
   * Errors cannot be acknowledged. An acknowledgement of a warning that does not occur is a warning itself.
   *
   * @param scope where it holds
   * @param code the code of the warning, e.g. `PORTLIST_NOT_FILTERED`
   * @param reason why it is acceptable, for the next reader
   */
  public static acknowledge(scope: IConstruct, code: string, reason: string): void {
    const acknowledgement = { scope, code, reason };
    Inventory.of(scope).acknowledgements.push(acknowledgement);
    scope.node.addValidation({ validate: () => acknowledgementErrors(acknowledgement) });
  }

  private constructor() {
  }
}
