/** The name of jsii's error for an error in the code that it runs for another language. */
const KERNEL_ERROR = '@jsii/kernel.RuntimeError';

/** The function of jsii that makes objects. It passes on the error of a constructor as it is. */
const CREATE = /Kernel_create$/;

/** What only a defect throws, never a check: the trace belongs to its report. */
const DEFECT = /^(?:TypeError|ReferenceError|RangeError|SyntaxError|EvalError): /;

let isLeftOut = false;

/**
 * Leaves out the stack of errors that a program in another language gets, other than those of a defect.
 *
 * Such a program uses a jsii process. It wraps an error of a method in one of its own, and sends the message and the stack. The stack
 * repeats the message, and its lines are those of jsii's process: each language prints both. The program's own trace says where the
 * mistake is.
 */
export function leaveOutKernelTraces(): void {
  if (isLeftOut || process.env.JSII_AGENT === undefined) return;
  isLeftOut = true;
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, sites) => {
    const isOfKernel = error.name === KERNEL_ERROR;
    const isPassedOn = isOfKernel || sites.some(site => CREATE.test(site.getFunctionName() ?? ''));
    if (isPassedOn && !DEFECT.test(isOfKernel ? error.message : String(error))) return '';
    return before ? before(error, sites) : [String(error), ...sites.map(site => `    at ${site}`)].join('\n');
  };
}
