import { VirtualMachineProps } from './virtual-machine-props';
import { KubeVirtWords } from '../model/machine';
import { SpreadModel } from '../model/scheduling';

/** Properties that say something of the kind. */
const PROPERTIES: ReadonlySet<string> = new Set<keyof VirtualMachineProps>([
  'nodeSelector', 'nodeAffinity', 'machineAffinity', 'tolerations', 'hardware', 'networkInterface', 'accessCredentials', 'cloudInitDrive', 'networkData',
  'evictionStrategy', 'hostname', 'subdomain', 'terminationGracePeriod', 'readinessProbe', 'livenessProbe',
]);

/** What a machine asks for that plain KubeVirt alone can do. Most ask for nothing, and then there is no such thing. */
export function kubevirtWords(props: VirtualMachineProps, spread: readonly SpreadModel[]): KubeVirtWords | undefined {
  if (spread.length === 0 && !Object.keys(props).some(property => PROPERTIES.has(property))) return undefined;
  const { nodeSelector, nodeAffinity = [], machineAffinity = [], tolerations = [], hardware } = props;
  const isScheduled = nodeSelector !== undefined || nodeAffinity.length + machineAffinity.length + tolerations.length + spread.length > 0;
  const words: KubeVirtWords = {
    scheduling: isScheduled ? {
      nodeSelector,
      nodeAffinity: nodeAffinity.map(affinity => affinity._model()),
      machineAffinity: machineAffinity.map(affinity => affinity._model()),
      tolerations: tolerations.map(({ duration, ...toleration }) => ({ ...toleration, seconds: duration?.toSeconds({ integral: false }) })),
      spread,
    } : undefined,
    hardware: hardware && {
      ...hardware, hostDevices: hardware.hostDevices ?? [], maxSockets: hardware.headroom?.maxSockets, maxMemory: hardware.headroom?.maxMemory,
    },
    card: props.networkInterface,
    accessCredentials: props.accessCredentials?.map(credential => credential._model()),
    cloudInitDrive: props.cloudInitDrive,
    networkData: props.networkData?._text(),
    evictionStrategy: props.evictionStrategy,
    hostname: props.hostname,
    subdomain: props.subdomain,
    terminationGraceSeconds: props.terminationGracePeriod?.toSeconds({ integral: false }),
    readinessProbe: props.readinessProbe?._model(),
    livenessProbe: props.livenessProbe?._model(),
  };
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}
