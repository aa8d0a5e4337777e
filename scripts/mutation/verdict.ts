import { Mutant } from './mutant';

/** Who noticed a mutant: the compiler, a test, or the limit of processor time. */
export interface Verdict {
  readonly outcome: 'compiler' | 'test' | 'timeout' | 'survived';
  /** The error or the test that noticed the mutant. For a survivor: how many test files execute it. */
  readonly by: string;
}

export interface Judged extends Verdict {
  readonly mutant: Mutant;
}
