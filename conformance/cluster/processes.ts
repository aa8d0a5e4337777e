/** Child processes on loopback. Each is stopped by its process id, however the run ends. */
import { ChildProcess, spawn } from 'child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'fs';
import { createServer } from 'net';
import { basename, join } from 'path';
import { createInterface } from 'readline';

export interface Running {
  /** Rejects as soon as the process ends by itself, with the end of its log. The run prints this end at once. */
  readonly ended: Promise<never>;
}

/** A process that answers lines of JSON with lines of JSON. */
export interface Conversation {
  /** Sends a request with a number, and waits for the response with the same number. */
  readonly ask: (question: object) => Promise<any>;
}

/** The servers of a run have little data, so Go can collect garbage less often: with its default, a fifth of their processor time is for that. */
const RARE_COLLECTION = { GOGC: '400' };

export class Processes {
  private readonly children: ChildProcess[] = [];
  private areStopping = false;

  private readonly logs: string;

  /** @param folder the folder of the run. The logs are in a folder of their own: servers read their certificates again when a file next to these changes. */
  constructor(folder: string) {
    this.logs = join(folder, 'logs');
    mkdirSync(this.logs);
    process.once('exit', () => this.kill());
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  }

  start(command: string, args: string[], env: Record<string, string> = {}): Running {
    const log = join(this.logs, `${basename(command)}.log`);
    const out = openSync(log, 'w');
    const child = spawn(command, args, { cwd: this.logs, env: { ...process.env, ...RARE_COLLECTION, ...env }, stdio: ['ignore', out, out] });
    closeSync(out);
    this.children.push(child);
    const ended = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        const message = `${basename(command)} ended (${signal ?? code}):\n${tail(log)}`;
        if (!this.areStopping) process.stdout.write(`${message}\n`);
        reject(new Error(message));
      });
    });
    ended.catch(() => {});
    return { ended };
  }

  converse(command: string, args: string[], env: Record<string, string> = {}): Conversation {
    const log = join(this.logs, `${basename(command)}.log`);
    const out = openSync(log, 'w');
    const child = spawn(command, args, { cwd: this.logs, env: { ...process.env, ...RARE_COLLECTION, ...env }, stdio: ['pipe', 'pipe', out] });
    closeSync(out);
    this.children.push(child);
    const waiting = new Map<number, { readonly resolve: (answer: any) => void; readonly reject: (error: Error) => void }>();
    createInterface({ input: child.stdout! }).on('line', line => {
      const answer = JSON.parse(line);
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    const lost = (code: unknown) => waiting.forEach(({ reject }) => reject(new Error(`${basename(command)} ended (${code}):\n${tail(log)}`)));
    child.once('exit', lost).once('error', lost);
    let asked = 0;
    return {
      ask: question => new Promise((resolve, reject) => {
        waiting.set(++asked, { resolve, reject });
        child.stdin!.write(`${JSON.stringify({ ...question, id: asked })}\n`);
      }),
    };
  }

  /** Stops all processes in the reverse order of their start, and waits until each has ended. */
  async stop(): Promise<void> {
    this.areStopping = true;
    for (const child of [...this.children].reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
  }

  /** A process without persistent data can be killed immediately. */
  private kill(): void {
    this.areStopping = true;
    for (const child of this.children) child.kill('SIGKILL');
  }
}

/** Milliseconds between two questions. */
const FIRST_PAUSE = 50;
const LAST_PAUSE = 500;

/** Waits until a server answers, its process ends, or the timeout expires. */
export async function until(what: string, ready: () => Promise<boolean>, running?: Running, seconds = 180): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  const poll = async () => {
    // Many waits run at the same time, so each asks less and less often.
    for (let pause = FIRST_PAUSE; !await ready().catch(() => false); pause = Math.min(pause * 1.5, LAST_PAUSE)) {
      if (Date.now() > deadline) throw new Error(`${what} is not ready after ${seconds} s`);
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  };
  await Promise.race([poll(), ...running ? [running.ended] : []]);
}

/** Free ports. All ports are open at the same time, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<import('net').Server>((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map(server => (server.address() as import('net').AddressInfo).port);
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-30).join('\n');
}
