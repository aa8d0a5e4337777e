/** A GitOps engine: a program with the engine's own Go modules, which answers lines of JSON with lines of JSON. */
import { program } from '../cluster/binaries';
import { BuildName } from '../cluster/builds';
import { ControlPlane } from '../cluster/control-plane';

/** Asks an engine, and rejects with the error that it answers. */
export type Ask = <Answer>(request: object) => Promise<Answer>;

export function startEngine({ processes, kubeconfig }: ControlPlane, name: Extract<BuildName, 'argo-cd' | 'flux'>): Ask {
  const { ask } = processes.converse(program(name, name), ['-kubeconfig', kubeconfig]);
  return async request => {
    const answer = await ask(request);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
}
