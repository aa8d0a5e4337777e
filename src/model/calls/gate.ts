import { enter, Signature, signatureOf, takenCall } from './check-call';
import { CALLS } from './signatures';
import { findingOfCall } from '../../findings/finding-at';
import { FleetError } from '../../findings/fleet-error';
import { throwPlainly } from '../../findings/plain-exit';
import { Problem } from '../../findings/problem';
import { invalidValue } from '../invalid-value';

/** A class with factories: static methods that create a value or answer a question. */
interface Gated {
  readonly name: string;
  readonly prototype: object;
}

type Factory = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Copies and checks the arguments of a class's factories at run time, because `tsx` and other languages do not check types.
 *
 * If an argument is invalid, a factory that creates a value returns an invalid value, which the receiving construct reports. A factory that
 * answers a question throws.
 *
 * @param type the class
 * @param questions the factories that return an answer instead of a value of the class
 */
export function gate(type: Gated, ...questions: readonly string[]): void {
  enter(type);
  for (const factory of Object.keys(CALLS[type.name])) {
    const original = (type as unknown as Record<string, Factory>)[factory];
    let signature: Signature | undefined;
    const onInvalid = questions.includes(factory) ? refuse : (_: string, problems: readonly Problem[]) => invalidValue(type.prototype, problems);
    Object.defineProperty(type, factory, {
      configurable: true,
      writable: true,
      value(this: unknown, ...values: unknown[]) {
        // Created at the first call, because most programs call few of the factories.
        const own = takenCall(signature ??= signatureOf(type.name, factory), values);
        return own.problems.length > 0 ? onInvalid(`${type.name}.${factory}`, own.problems) : original.apply(this, [...own.values]);
      },
    });
  }
}

function refuse(call: string, problems: readonly Problem[]): never {
  return throwPlainly(new FleetError(problems.map(problem => findingOfCall(call, problem))));
}
