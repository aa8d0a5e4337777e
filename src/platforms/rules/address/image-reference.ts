import { Fault } from './fault';
import { portFault } from './host';

/** The grammar of `distribution/reference`. */
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const DOMAIN = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\\[[0-9A-Fa-f:]+\\])(?::[0-9]+)?';
const NAME = new RegExp(`^(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** The fault of a container image reference (without a scheme) that no registry accepts. */
export function referenceFault(reference: string): Fault | undefined {
  const [before, digest, ...more] = reference.split('@');
  const colon = before.indexOf(':', before.lastIndexOf('/') + 1);
  const [name, tag] = colon < 0 ? [before, undefined] : [before.slice(0, colon), before.slice(colon + 1)];
  if (tag === '') return { what: 'a container image with an empty tag', fix: 'add a tag after the colon, or remove the colon' };
  if (tag !== undefined && !TAG.test(tag)) return { what: 'a container image with an invalid tag', allowed: 'letters, digits, "_", "." and "-", at most 128', fix: 'correct the tag' };
  if (digest !== undefined && (more.length > 0 || !DIGEST.test(digest))) {
    return { what: 'a container image with an invalid digest', allowed: 'sha256: and 64, or sha512: and 128 lower-case hexadecimal digits', fix: 'correct the digest' };
  }
  if (!reference.includes('/') && (/\.[a-z]{2,}$/i.test(name) || tag !== undefined && /^\d{4,5}$/.test(tag) && name.includes('.'))) {
    return { what: 'a registry without the name of an image', allowed: 'registry/name:tag', fix: 'add the name of the image' };
  }
  if (NAME.test(name)) return portFault(/^([^/]*)\//.exec(name)?.[1] ?? '');
  return {
    what: 'a container image with an invalid name', allowed: 'registry/name:tag, with names in lower case', fix: 'correct the image name',
  };
}
