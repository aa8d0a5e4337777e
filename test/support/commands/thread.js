/* The thread that talks to the process of `server.js` while the thread of the test waits. */
const { spawn } = require('child_process');
const { join } = require('path');
const { workerData: { port, flag } } = require('worker_threads');

/** Follows the output of each command. */
const END = '\0the end of a command\0';

let child;
/** What the current command has written. */
let output;

port.on('message', request => {
  if (request === 'end') {
    if (child === undefined) answer(undefined);
    else child.once('exit', () => answer(undefined)).disconnect();
    return;
  }
  output = { stdout: [], stderr: [] };
  child ??= start();
  child.send({ ...request, end: END });
});

function start() {
  const started = spawn(process.execPath, [join(__dirname, 'server.js')], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of ['stdout', 'stderr']) started[stream].on('data', chunk => receive(stream, chunk));
  started.on('close', (status, signal) => {
    child = undefined;
    // The command has ended the process.
    if (output !== undefined) answer({ status, signal, stdout: text('stdout'), stderr: text('stderr') });
  });
  return started;
}

const text = stream => Buffer.concat(output[stream]).toString('utf8');

/** Chunks are joined only at the end: an output can have hundreds. The mark can be in two chunks. */
const hasEnded = stream => Buffer.concat(output[stream].slice(-2)).toString('utf8').endsWith(END);

function receive(stream, chunk) {
  output?.[stream].push(chunk);
  if (!hasEnded('stdout') || !hasEnded('stderr')) return;
  const [stdout, stderr] = [text('stdout'), text('stderr')];
  const [, before, status] = /^(.*?)(\d+)$/s.exec(stdout.slice(0, -END.length));
  answer({ status: Number(status), signal: null, stdout: before, stderr: stderr.slice(0, -END.length) });
}

function answer(outcome) {
  output = undefined;
  port.postMessage(outcome);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
