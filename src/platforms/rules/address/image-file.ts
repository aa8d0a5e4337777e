import { Fault } from './fault';

/** Container registries that do not serve disk images over HTTP. Their blobs have separate addresses, below `/v2/`. */
const REGISTRIES = /^(?:quay\.io|(?:index\.|registry-1\.|registry\.hub\.|hub\.)?docker\.(?:io|com)|ghcr\.io|(?:[a-z]+\.)?gcr\.io|registry\.k8s\.io|k8s\.gcr\.io|registry\.(?:access\.|connect\.)?redhat\.(?:io|com)|mcr\.microsoft\.com|public\.ecr\.aws|.+\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com|.+\.azurecr\.io|.+-docker\.pkg\.dev|registry\.gitlab\.com|registry\.fedoraproject\.org|registry\.opensuse\.org|registry\.suse\.com|container-registry\.oracle\.com)$/i;

/** Archive formats that CDI does not extract. CDI reads raw, qcow2, vmdk, vdi, vhd, vhdx and iso, and the same formats compressed as gz or xz. */
const ARCHIVE = /\.(?:ova|ovf|zip|rar|7z|bz2|tar|tgz|txz|tbz2?|tar\.[a-z0-9]+|box|deb|rpm|exe|msi|dmg)$/i;

/** Files that accompany images, such as checksums. */
const BESIDE = /\.(?:html?|php|aspx?|md|txt|json|ya?ml|xml|sha(?:1|256|512)(?:sums?)?|md5(?:sums?)?|asc|sig|gpg|torrent|metalink|meta4|zsync|manifest)$|(?:^|\/)(?:SHA(?:1|256|512)|MD5)SUMS$/i;

/** Pages of code hosts that show a file, a folder or a release as HTML. */
const PAGES: readonly { readonly host: RegExp; readonly path: RegExp }[] = [
  { host: /^(?:www\.)?github\.com$/, path: /^\/[^/]+\/[^/]+\/?$|^\/[^/]+\/[^/]+\/(?:blob|tree|commits?|releases\/(?:tag\/|latest\/?$)|releases\/?$)/ },
  { host: /./, path: /\/-\/(?:blob|tree)\// },
  { host: /^bitbucket\.org$/, path: /^\/[^/]+\/[^/]+\/src\// },
  { host: /^(?:codeberg\.org|gitea\.com)$/, path: /^\/[^/]+\/[^/]+\/src\/(?:branch|tag|commit)\// },
  { host: /^huggingface\.co$/, path: /^\/(?:[^/]+\/){2,3}(?:blob|tree)\// },
  { host: /^(?:www\.)?dropbox\.com$/, path: /^\/(?:s|scl)\// },
  { host: /^drive\.google\.com$/, path: /^\/(?:file|drive)\// },
];

/** The fault of an HTTP address that cannot lead to a disk image; undefined if the address may lead to a disk image. */
export function imageFault(url: URL, kind: string): Fault | undefined {
  const { hostname, pathname, search } = url;
  const asks = search !== '';
  if (!pathname.startsWith('/v2/') && (REGISTRIES.test(hostname) || isReference(pathname) && !asks)) {
    return {
      what: 'a container registry, which serves no disk image over HTTP',
      allowed: 'the address of the image file',
      fix: 'on plain KubeVirt use DiskSource.registry; elsewhere give the address of the image file',
    };
  }
  const isPage = PAGES.some(({ host, path }) => host.test(hostname) && path.test(pathname));
  if (isPage && !/[?&](?:raw|download|dl)=(?:true|1)\b/.test(search)) {
    return { what: 'a page that shows the file, in HTML', allowed: 'the address of the file itself', fix: 'use the URL of the "Raw" or "Download" link' };
  }
  // A bucket root has no path. An address with a query is not checked.
  if (!asks && (pathname.endsWith('/') || pathname === '')) {
    return { what: kind === 'gcs' || kind === 's3' ? 'a bucket or folder, not an object in it' : 'a folder, not a file in it', fix: 'add the name of the image' };
  }
  if (ARCHIVE.test(pathname) && !asks) {
    return {
      what: 'an archive, which CDI does not extract',
      allowed: 'raw, qcow2, vmdk, vdi, vhd, vhdx or iso, uncompressed or compressed as gz or xz',
      fix: 'extract the archive, convert the disk if needed (`qemu-img convert -O qcow2`), and serve the result',
    };
  }
  return BESIDE.test(pathname) && !asks ? { what: 'a file that is not an image, e.g. a checksum', fix: 'give the address of the image' } : undefined;
}

/** Whether a path ends like a reference to a container image: with `name:tag` or a digest. No file name ends like this. */
function isReference(path: string): boolean {
  return /@sha(?:256|512):/.test(path) || /\/[a-z0-9_-]+:(?!.*\.(?:img|raw|qcow2|iso|vmdk|vhdx?|vdi|gz|xz)$)[\w][\w.-]*$/.test(path);
}
