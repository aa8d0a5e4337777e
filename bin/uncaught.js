'use strict';
/*
 * Loaded into each Node process of a program that `vm-fleet` runs. An error for a mistake of the program that cdk8s or constructs throw
 * ends the program without a stack trace: the command prints a report of it instead. All other errors are unchanged.
 */
const { JSII_AGENT, VM_FLEET_UNCAUGHT } = process.env;

// The process of jsii passes its errors to a program in another language.
if (JSII_AGENT === undefined && VM_FLEET_UNCAUGHT !== undefined) process.on('uncaughtExceptionMonitor', record);

function record(error) {
  try {
    const { file, pattern } = JSON.parse(VM_FLEET_UNCAUGHT);
    const { message, stack } = error;
    if (process.listenerCount('uncaughtException') > 0 || !new RegExp(pattern).test(stack) || !require('worker_threads').isMainThread) return;
    const { appendFileSync, constants } = require('fs');
    // The command made the file. It no longer exists if the command has ended.
    appendFileSync(file, `${JSON.stringify({ message, stack })}\n`, { flag: constants.O_WRONLY | constants.O_APPEND });
    process.once('uncaughtException', () => process.exit(1));
  } catch {
    // Node prints the error.
  }
}
