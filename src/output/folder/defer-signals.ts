const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that came while nothing may be left half done; kept until a listener is added. */
let received: NodeJS.Signals[] | undefined;

/** Does something that takes a moment and must not be left half done; who wants to end the process waits until then. */
export function deferSignals(work: () => void): void {
  if (!received) {
    const all: NodeJS.Signals[] = received = [];
    const receive = (signal: NodeJS.Signals) => all.push(signal);
    for (const signal of SIGNALS) process.on(signal, receive);
    // What came in the meantime is told in the next turn of the event loop, of which this one may be the end.
    setImmediate(() => setImmediate(() => {
      for (const signal of SIGNALS) process.removeListener(signal, receive);
      received = undefined;
      if (all.length > 0) process.kill(process.pid, all[0]);
    }));
  }
  work();
}
