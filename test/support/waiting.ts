/** Calls a function. Where it waits, the clock is advanced instead. */
export function withoutWaiting<T>(work: () => T): T {
  const { now } = Date;
  let skipped = 0;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + skipped);
  const wait = jest.spyOn(Atomics, 'wait').mockImplementation((_array, _index, _value, timeout) => {
    skipped += timeout!;
    return 'timed-out';
  });
  try {
    return work();
  } finally {
    clock.mockRestore();
    wait.mockRestore();
  }
}
