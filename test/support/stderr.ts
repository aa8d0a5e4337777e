/** What was written to stderr since a start. */
export interface Captured {
  text(): string;
  clear(): void;
}

/** Keeps stderr off the terminal during each test of a file, and gives what the test has written there so far. */
export function captureStderr(): Captured {
  let captured: Captured & { release(): void };
  beforeEach(() => { captured = capture(); });
  afterEach(() => captured.release());
  return { text: () => captured.text(), clear: () => captured.clear() };
}

/** Does something, and keeps what it writes to stderr off the terminal. */
export function withStderr<T>(work: (captured: Captured) => T): T {
  const captured = capture();
  try {
    return work(captured);
  } finally {
    captured.release();
  }
}

/** No spy of jest: a test that restores its own spies does not open stderr again. */
function capture(): Captured & { release(): void } {
  const { stderr } = process;
  const write = stderr.write;
  let said = '';
  stderr.write = (text: string | Uint8Array, ...rest: unknown[]) => {
    said += String(text);
    // The writer listens to errors of the stream until the stream has taken the text.
    const taken = rest.at(-1);
    if (typeof taken === 'function') process.nextTick(taken);
    return true;
  };
  return {
    text: () => said,
    clear: () => { said = ''; },
    release: () => { stderr.write = write; },
  };
}
