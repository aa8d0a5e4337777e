/** The name of the error in which jsii wraps an error of this library for a program in another language. */
const KERNEL_ERROR = '@jsii/kernel.RuntimeError';

/** The function of jsii that creates objects. It passes on the error of a constructor unchanged. */
const CREATE = /Kernel_create$/;

/** Errors that only a defect of the library throws. The report of a defect needs the stack trace. */
const DEFECT = /^(?:TypeError|ReferenceError|RangeError|SyntaxError|EvalError): /;

let isLeftOut = false;

/**
 * Removes the stack from errors for a program in a language that does not run in Node, unless the error is a defect of the library.
 *
 * Such a program uses a jsii process. If a method throws an error, the jsii process wraps the error in another error. The program gets the
 * message and the stack, and prints both. The stack repeats the message and has only lines of jsii's process. The line of the mistake is
 * in the program's own stack trace.
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
