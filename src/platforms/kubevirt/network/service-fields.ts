import { ChangeEffect } from '../../../model/change-effect';
import { ServicePortSpec, ServiceSpec } from '../../../model/service';
import { WHEN_LISTED } from '../../codecs';
import { Codec, FieldTable } from '../../fields';
import { flagAs } from '../codecs';
import { readOwnSelection, selectorOf } from '../labels';
import { KUBERNETES, METADATA } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE, REFUSED } = ChangeEffect;

const VALIDATION = `${KUBERNETES}/pkg/apis/core/validation/validation.go`;
const UPDATE = `${VALIDATION}#ValidateServiceUpdate`;
/** The primary address and the primary IP family of a Service are immutable. */
const ADDRESSES = `${VALIDATION}#ValidateServiceClusterIPsRelatedFields`;

/** Ports with all defaults filled in. */
const PORTS: Codec<readonly ServicePortSpec[]> = {
  write: ports => ports.length === 0 ? undefined : ports.map(port => ({
    name: nameOf(port), port: port.port, targetPort: port.targetPort ?? port.port, protocol: protocolOf(port), nodePort: port.nodePort,
  })),
  read: ports => Array.isArray(ports) ? ports : undefined,
};

/** A Service for machines. A change of the selector or the ports takes effect within seconds. */
export const SERVICE_FIELDS: FieldTable<ServiceSpec, KubeVirtTarget> = {
  // A new name is a new object: it gets a new cluster IP, and perhaps a new external address.
  name: { at: '/metadata/name', effect: RECREATE, source: UPDATE },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: METADATA },
  machines: { at: '/spec/selector', codec: { write: selectorOf, read: readOwnSelection }, effect: LIVE, source: UPDATE },
  ports: { at: '/spec/ports', codec: PORTS, effect: LIVE, source: UPDATE },
  // A recreated load balancer can have a different address.
  type: { at: '/spec/type', default: 'ClusterIP', effect: LIVE, source: ADDRESSES },
  clusterIp: { at: '/spec/clusterIP', effect: REFUSED, source: ADDRESSES },
  externalIps: { at: '/spec/externalIPs', codec: WHEN_LISTED, effect: LIVE, source: UPDATE },
  ipFamilies: { joint: 'families', effect: REFUSED, source: ADDRESSES },
  ipFamilyPolicy: { joint: 'families', effect: LIVE, source: ADDRESSES },
  sticky: { at: '/spec/sessionAffinity', codec: flagAs('ClientIP'), effect: LIVE, source: UPDATE },
  keepsClientAddress: { at: '/spec/externalTrafficPolicy', codec: flagAs('Local'), effect: LIVE, source: UPDATE },
  sourceRanges: { at: '/spec/loadBalancerSourceRanges', codec: WHEN_LISTED, effect: LIVE, source: UPDATE },
};

export function nameOf(port: ServicePortSpec): string {
  return port.name ?? `${protocolOf(port).toLowerCase()}-${port.port}`;
}

export function protocolOf({ protocol }: ServicePortSpec): string {
  return protocol ?? 'TCP';
}
