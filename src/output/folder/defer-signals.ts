const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The signals that arrived during an action. Undefined if no signals are delayed now. */
let received: NodeJS.Signals[] | undefined;

/** Runs a short action that must not be interrupted. Signals that would end the process are delayed until the action is complete. */
export function deferSignals(work: () => void): void {
  if (!received) {
    const all: NodeJS.Signals[] = received = [];
    const receive = (signal: NodeJS.Signals) => all.push(signal);
    for (const signal of SIGNALS) process.on(signal, receive);
    // Node calls the handlers of signals in the poll phase of the event loop. The first callback may run before the next poll phase, the second
    // one runs after it.
    setImmediate(() => setImmediate(() => {
      for (const signal of SIGNALS) process.removeListener(signal, receive);
      received = undefined;
      if (all.length > 0) process.kill(process.pid, all[0]);
    }));
  }
  work();
}
