import { join } from 'path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'worker_threads';

/** A command in a folder. */
export interface Command {
  readonly folder: string;
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** How a command ended. */
export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const LIMIT_MS = 120_000;

let ask: ((request: Command | 'end') => Outcome) | undefined;

/** Runs a command in a process that runs all such commands of a test file. */
export function runCommand(command: Command): Outcome {
  ask ??= start();
  return ask(command);
}

afterAll(() => {
  ask?.('end');
  ask = undefined;
});

/** Starts the thread, and returns a function that waits for its answer. */
function start(): (request: Command | 'end') => Outcome {
  const { port1: mine, port2: port } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(join(__dirname, 'thread.js'), { workerData: { port, flag }, transferList: [port] });
  thread.unref();
  return request => {
    Atomics.store(flag, 0, 0);
    mine.postMessage(request);
    if (Atomics.wait(flag, 0, 0, LIMIT_MS) === 'timed-out') throw new Error(`no end within ${LIMIT_MS} ms: ${JSON.stringify(request)}`);
    return { ...receiveMessageOnPort(mine)!.message };
  };
}
