/** The name of jsii's error for an error in the code that it runs for another language. */
const KERNEL_ERROR = '@jsii/kernel.RuntimeError';

/** The function of jsii that creates objects. It passes on the error of a constructor unchanged. */
const CREATE = /Kernel_create$/;

/** Errors that only a defect of the library throws, never a check: their report needs the stack trace. */
const DEFECT = /^(?:TypeError|ReferenceError|RangeError|SyntaxError|EvalError): /;

let isLeftOut = false;

/**
 * Leaves out the stack of errors that a program in another language gets, except errors of a defect.
 *
 * Such a program uses a jsii process. The jsii process wraps an error of a method in its own error, and sends the message and the stack.
 * The stack repeats the message and has lines of jsii's process, and each language prints both. The program's own trace says where the
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
