import { isIP } from 'net';
import { Fault } from './fault';

/**
 * The fault of the host in an address: an invalid name or port, or the importer pod itself, in which no server listens
 * (kubevirt/containerized-data-importer#1518).
 *
 * @param rest the address without its scheme
 */
export function hostFault(rest: string): Fault | undefined {
  // The URL class normalizes hosts only for HTTP and other known schemes.
  const [authority] = rest.split(/[/?#]/);
  const host = URL.canParse(`http://${authority}`) ? new URL(`http://${authority}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '') : '';
  // Without a path, the number after an image is its tag.
  const port = rest.includes('/') ? portFault(authority) : undefined;
  if (port) return port;
  if (/^\.|\.\.|^-|-\.|\.-/.test(host)) return { what: 'a host with an invalid name', allowed: 'labels of letters, digits and inner hyphens, with dots between them', fix: 'correct the host' };
  // Go rejects all other characters, but the URL class encodes or allows them. A variable is accepted, because Flux replaces it.
  if (/\\/.test(authority) || !/^[\w.:-]*$/.test(host.replace(/\$\{\w+\}/g, 'x'))) {
    return { what: 'a host with an invalid character', allowed: 'letters, digits, hyphens and dots', fix: 'correct the host' };
  }
  return isLoopback(host) ? {
    what: `"${host}", which is the importer pod itself`,
    allowed: 'a host that pods of the cluster reach by name or address',
    fix: 'give the name or address of the server in the network, or upload the image (DiskSource.upload)',
  } : undefined;
}

/** The fault of the port after a host. */
export function portFault(authority: string): Fault | undefined {
  const port = /:(\d+)$/.exec(authority)?.[1];
  return port === undefined || Number(port) > 0 && Number(port) < 65536
    ? undefined
    : { what: `a server at port ${Number(port)}, which does not exist`, allowed: 'a port from 1 to 65535, or no port', fix: 'correct the port, or remove it' };
}

function isLoopback(host: string): boolean {
  // Names that Docker and Podman give the host of a container.
  if (/^(?:host|gateway)\.(?:docker|containers)\.internal$/i.test(host)) return true;
  // The kubelet writes the names with `ip6-` into /etc/hosts of each pod.
  if (/(^|\.)localhost$/i.test(host) || /^(?:localhost\.localdomain|ip6-localhost|ip6-loopback)$/i.test(host)) return true;
  if (isIP(host) === 4) return /^(127\.|0\.0\.0\.0$)/.test(host);
  // In IPv6 addresses that contain an IPv4 address, the URL class writes the IPv4 part in hexadecimal.
  return isIP(host) === 6 && /^(::1?|::ffff:(7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0))$/i.test(host);
}
