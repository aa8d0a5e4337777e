import { Problem, quote } from '../../../findings/problem';
import { MachineSpec, ProbeSpec } from '../../../model/machine';
import { TolerationSpec } from '../../../model/scheduling';
import { withoutZeros } from '../../codecs';
import { Codec } from '../../fields';

/** Devices of an instance type, by resource name. KubeVirt also requires a name for each device, so the devices are numbered. */
function devices(prefix: string): Codec<readonly string[]> {
  return {
    write: names => names.length === 0 ? undefined : names.map((deviceName, i) => ({ name: `${prefix}${i + 1}`, deviceName })),
    read: list => Array.isArray(list) ? list.map(({ deviceName }) => deviceName) : undefined,
  };
}

export const GPUS = devices('gpu');
export const HOST_DEVICES = devices('hostdevice');

/** The newest version is the default, so `read` leaves this version out. */
export const API_VERSION: Codec<string> = { write: version => version, read: version => version === LATEST ? undefined : version };

const LATEST = 'kubevirt.io/v1';
const OLDER: readonly string[] = [LATEST, 'kubevirt.io/v1alpha3'];

/** The API version of the machine. An invalid version, which `checkApiVersion` reports, counts as the newest version. */
export function apiVersionOf({ apiVersion = LATEST }: MachineSpec): string {
  return OLDER.includes(apiVersion) ? apiVersion : LATEST;
}

export function checkApiVersion({ apiVersion, pool }: MachineSpec, problems: Problem[]): void {
  if (apiVersion === undefined || !pool && OLDER.includes(apiVersion)) return;
  problems.push({
    code: 'HARDWARE_INVALID',
    message: 'invalid `apiVersion` of the machine: KubeVirt does not serve this version',
    got: quote(apiVersion),
    allowed: pool ? 'nothing for a pool' : OLDER.join(', '),
    fix: 'remove `apiVersion`',
  });
}

const QUESTIONS = ['tcpSocket', 'httpGet', 'exec', 'guestAgentPing'] as const;

/** Zero means the default, and is not stored. */
const TIMES = withoutZeros<Omit<ProbeSpec, 'question'>>('initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'failureThreshold');

/** The probe's action and its times are in one map. */
export const PROBE: Codec<ProbeSpec> = {
  write: ({ question, ...times }) => ({ ...question, ...TIMES.write(times) as object }),
  read: probe => {
    const kind = QUESTIONS.find(each => each in probe);
    if (kind === undefined) return undefined;
    const { [kind]: question, ...times } = probe;
    return { question: { [kind]: question } as unknown as ProbeSpec['question'], ...times };
  },
};

/** A toleration without a value tolerates every value (`Exists`). An empty value is not written: it is the default for the operator `Equal`. */
export const TOLERATIONS: Codec<readonly TolerationSpec[]> = {
  write: tolerations => tolerations.length === 0 ? undefined : tolerations.map(({ key, value, effect, duration }) => (
    { key, operator: value === undefined ? 'Exists' : 'Equal', value: value || undefined, effect, tolerationSeconds: duration }
  )),
  read: list => Array.isArray(list) ? list.map(({ operator, tolerationSeconds, ...toleration }) => (
    { ...operator === 'Equal' && { value: '' }, ...toleration, ...tolerationSeconds !== undefined && { duration: tolerationSeconds } }
  )) : undefined,
};
