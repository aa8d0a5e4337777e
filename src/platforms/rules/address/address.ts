import { Fault } from './fault';
import { hostFault } from './host';
import { imageFault } from './image-file';
import { referenceFault } from './image-reference';
import { Problem, quote } from '../../../findings/problem';

/** Names of query parameters that give access: tokens, and signatures of S3, Google and Azure. */
const TOKENS = /^(?:x-(?:amz|goog)-(?:signature|security-token)|sig|signature|(?:[a-z]+[-_])?token|jwt|api[-_]?key|auth|authorization|password|passwd|pwd|secret)$/i;

interface Scheme {
  readonly schemes: readonly string[];
  readonly example: string;
  /** The address belongs to the image itself, not to an API. */
  readonly isImage?: boolean;
}

/** The URL schemes that each kind of import accepts, as in CDI's webhook. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  http: { schemes: ['http:', 'https:'], example: 'http://... or https://...', isImage: true },
  s3: { schemes: ['http:', 'https:'], example: 'https://... (the endpoint in HTTP form; not s3://)', isImage: true },
  gcs: { schemes: ['gs:', 'http:', 'https:'], example: 'gs://... or https://...', isImage: true },
  registry: { schemes: ['docker:', 'oci-archive:'], example: 'docker://registry/image:tag or oci-archive://...' },
  imageio: { schemes: ['http:', 'https:'], example: 'https://...' },
  vddk: { schemes: ['http:', 'https:'], example: 'https://...' },
};

/**
 * Checks the address of an import, on any platform.
 *
 * @param what the subject of the messages, e.g. `disk "web-system"`
 * @param kind the kind of import, e.g. `http`
 * @param pulledByNode whether the node of the cluster pulls the image. If so, a loopback address means the node itself, and is not a fault.
 */
export function addressProblems(what: string, kind: string, address: string, pulledByNode = false): Problem[] {
  const access = accessIn(address);
  if (access !== undefined) {
    return [{
      code: 'SECRET_IN_PLAIN_TEXT',
      message: `the URL of ${what} contains ${access}`,
      fix: 'serve the image inside your network without credentials, upload it (DiskSource.upload), or on plain KubeVirt set `secret` to the name of a Secret with the credentials',
    }];
  }
  const fault = faultOf(kind, address, pulledByNode);
  return fault === undefined ? [] : [{
    code: 'URL_INVALID',
    message: `${what} is imported from ${fault.what}; the platform would reject the import, or retry it without end`,
    got: quote(address),
    allowed: fault.allowed ?? SCHEMES[kind].example,
    fix: fault.fix ?? 'use the full URL of the image',
  }];
}

/** The part of an address, e.g. a token, that would give access to everyone who reads the folder with the manifests. */
function accessIn(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password) return 'a user name or password';
  const token = [...url.searchParams].find(([name, value]) => TOKENS.test(name) && value.length >= 8)?.[0];
  return token === undefined ? undefined : `a token or signature (\`${token}\`), which gives every reader of the manifests access to the image`;
}

function faultOf(kind: string, address: string, pulledByNode: boolean): Fault | undefined {
  const { schemes, isImage } = SCHEMES[kind];
  const characters = characterFault(address);
  if (characters) return characters;
  const protocol = address.slice(0, address.indexOf('//')).toLowerCase();
  if (!schemes.includes(protocol) || !/^(oci-archive:\/{2,3}|[a-z]+:\/\/)[^/]/i.test(address)) return { what: 'an unusable address', fix: schemes.includes(protocol) ? undefined : OTHER_IMPORTS[protocol] };
  const rest = address.slice(address.indexOf('//') + 2);
  // A scheme with a dot is a host with an empty port.
  if (/^[a-z][a-z0-9+-]*:\/{1,2}/i.test(rest) || /^(?:https?|docker|s3|gs)\/\//i.test(rest)) {
    return { what: 'an address with two schemes', fix: 'remove one scheme' };
  }
  if (protocol === 'oci-archive:') return undefined;
  const host = pulledByNode ? undefined : hostFault(rest);
  if (host) return host;
  if (kind === 'registry') return referenceFault(rest);
  // Addresses of container images are checked above, because `URL` takes the tag of an image for an invalid port.
  if (!URL.canParse(address)) return { what: 'an unusable address' };
  return isImage ? imageFault(new URL(address), kind) : undefined;
}

/** The fix for an address whose scheme the import does not accept. */
const OTHER_IMPORTS: Readonly<Record<string, string>> = {
  'docker:': 'on plain KubeVirt use DiskSource.registry; elsewhere give the address of the image file',
  'oci-archive:': 'on plain KubeVirt use DiskSource.registry; elsewhere give the address of the image file',
  's3:': 'give the address of the object in HTTP form; for a private bucket use DiskSource.s3 on plain KubeVirt',
  'gs:': 'on plain KubeVirt use DiskSource.gcs; elsewhere give the address in HTTP form',
  'ftp:': 'serve the image over HTTP, or upload it (DiskSource.upload)',
  'file:': 'serve the image over HTTP, or upload it (DiskSource.upload)',
  'http:': 'begin the address of a container image with docker://',
  'https:': 'begin the address of a container image with docker://',
};

/** Spaces, line breaks and control characters. */
export const UNPRINTED = /[\0-\x20\x7f-\xa0\u2028\u2029\ufeff]/;

function characterFault(address: string): Fault | undefined {
  if (UNPRINTED.test(address)) {
    return {
      what: 'a URL with a space, a line break or a control character',
      allowed: 'printable characters; other characters in percent encoding',
      fix: 'encode the characters, e.g. a space as %20, or remove them',
    };
  }
  if (/%(?![0-9a-f]{2})/i.test(address)) {
    return { what: 'a URL with an invalid percent encoding', allowed: '% and two hexadecimal digits', fix: 'write a percent sign as %25' };
  }
  return undefined;
}
