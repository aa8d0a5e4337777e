import { ChildProcess, spawn, StdioOptions } from 'child_process';
import { readdirSync, readFileSync } from 'fs';

/** The time after which programs that ignore a signal are killed, and the interval between two checks. */
const PATIENCE_MS = 10_000;
const POLL_MS = 50;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** How a program ended. */
export interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The signal that this process received and forwarded to the program. */
  readonly received?: NodeJS.Signals;
}

/**
 * Runs a command in a shell, and waits for it. The first signal to this process is sent to the command and all its child processes, and a
 * second signal kills them. On a terminal and on Windows, this process sends these signals only to the
 * shell that runs the command.
 *
 * @throws Error if there is no shell
 */
export async function runCommand(command: string, env: NodeJS.ProcessEnv, stdio: StdioOptions = 'inherit'): Promise<Ending> {
  // A separate process group can be ended as a whole. On a terminal, no group is created: a separate group could not read from the terminal,
  // and Ctrl-C reaches all processes of the terminal anyway.
  const isGroup = process.platform !== 'win32' && process.stdin.isTTY !== true;
  const child = spawn(command, { shell: true, stdio, env, detached: isGroup });
  let received: NodeJS.Signals | undefined;
  const handOn = (signal: NodeJS.Signals) => {
    end(child, isGroup, received === undefined ? signal : 'SIGKILL');
    received ??= signal;
  };
  for (const signal of SIGNALS) process.on(signal, handOn);
  try {
    const { status, signal } = await ending(child);
    // The shell can end before its child processes.
    if (received !== undefined && isGroup) await emptied(child);
    return { status, signal, received };
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, handOn);
  }
}

function ending(child: ChildProcess): Promise<Pick<Ending, 'status' | 'signal'>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve({ status, signal }));
  });
}

/** Waits until all processes of a group have ended, and kills the processes that take too long. */
async function emptied(child: ChildProcess): Promise<void> {
  for (let waited = 0; end(child, true, waited < PATIENCE_MS ? 0 : 'SIGKILL') && !isGone(child.pid!); waited += POLL_MS) {
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Whether each process of a group has ended. A process that has ended receives signals until its parent has read its exit code. In a
 * container, the parent can be the first process, which possibly never reads the exit code. Only Linux lists the processes. On other systems, the
 * result is false.
 */
function isGone(group: number): boolean {
  try {
    const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(name => statOf(name));
    return processes.length > 0 && !processes.some(([state, , its]) => Number(its) === group && state !== 'Z');
  } catch {
    return false;
  }
}

/** The state of a process, its parent, its group and more; empty if it does not exist anymore. */
function statOf(pid: string): string[] {
  try {
    // The name of the program comes first, and can contain any character.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^[^]*\) /, '').split(' ');
  } catch {
    return [];
  }
}

/** Sends a signal; signal 0 does nothing. Returns whether the process or group exists. */
function end(child: ChildProcess, isGroup: boolean, signal: NodeJS.Signals | 0): boolean {
  try {
    return isGroup && child.pid !== undefined ? process.kill(-child.pid, signal) : child.kill(signal);
  } catch {
    // The process has ended by itself.
    return false;
  }
}
