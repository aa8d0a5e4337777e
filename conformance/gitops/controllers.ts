/** The changes of controllers to the status of objects, and of a person with `virtctl` to their spec. */
import { isDeepStrictEqual } from 'util';
import { statusOf, STOPPED } from './statuses';
import { Api, KubeObject } from '../cluster/api';
import { patchStatus } from '../cluster/install';

/** The state of a cluster, as far as controllers need it. */
export interface World {
  /** Disks whose volume waits for its first consumer. */
  readonly waits: (disk: KubeObject) => boolean;
}

/** Every disk has its volume. */
export const READY: World = { waits: () => false };

/** Updates the status of each object, and removes what is deleted. Returns whether there was anything to do. */
export async function control(api: Api, objects: readonly KubeObject[], { waits }: World): Promise<boolean> {
  let hasWritten = false;
  for (const object of objects) {
    const { ok, body } = await api.get(object);
    if (!ok) continue;
    if (body.metadata.deletionTimestamp !== undefined) {
      // In a cluster, the garbage collector removes this finalizer after a foreground deletion.
      await api.merge(object, { metadata: { finalizers: null } });
      hasWritten = true;
      continue;
    }
    const status = { ...statusOf(body, waits), ...observed(body, waits) };
    if (Object.entries(status).every(([key, value]) => isDeepStrictEqual(body.status?.[key], value))) continue;
    await patchStatus(api, object, status);
    hasWritten = true;
  }
  return hasWritten;
}

/** virt-controller writes the generations only while there is an instance (`syncGenerationInfo`). */
function observed(object: KubeObject, waits: World['waits']): object {
  const { generation } = object.metadata as { readonly generation?: number };
  return object.kind === 'VirtualMachine' && statusOf(object, waits)?.created ? { observedGeneration: generation, desiredGeneration: generation } : {};
}

/** The changes by `virtctl stop` to a machine with RunStrategy.ALWAYS (`StopVMRequestHandler` of virt-api), and then by virt-controller. */
export async function stopByHand(api: Api, machine: KubeObject): Promise<void> {
  const { ok, body } = await api.merge(machine, { spec: { runStrategy: 'Halted' } });
  if (!ok) throw new Error(`${machine.metadata.name} cannot be stopped: ${body.message}`);
  await patchStatus(api, machine, { created: null, ready: null, ...STOPPED });
}
