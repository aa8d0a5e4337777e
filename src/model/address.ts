import { Problem, quote } from '../findings/problem';

/** The kinds of addresses that each import takes, as CDI's webhook has it. */
const SCHEMES: Readonly<Record<string, { readonly schemes: readonly string[]; readonly example: string }>> = {
  http: { schemes: ['http:', 'https:'], example: 'http://... or https://...' },
  s3: { schemes: ['http:', 'https:'], example: 'https://... (the endpoint in HTTP form; not s3://)' },
  gcs: { schemes: ['gs:', 'http:', 'https:'], example: 'gs://... or https://...' },
  registry: { schemes: ['docker:', 'oci-archive:'], example: 'docker://registry/image:tag or oci-archive://...' },
  imageio: { schemes: ['http:', 'https:'], example: 'https://...' },
  vddk: { schemes: ['http:', 'https:'], example: 'https://...' },
};

/**
 * What is wrong with the address of an import, on any platform.
 *
 * @param what as a person calls what is imported
 * @param kind how it is imported
 */
export function addressProblems(what: string, kind: string, address: string): Problem[] {
  const { schemes, example } = SCHEMES[kind];
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !schemes.includes(url.protocol) || !/^(oci-archive:\/{2,3}|[a-z]+:\/\/)[^/\s]/i.test(address) || address !== address.trim()) {
    return [{
      code: 'URL_INVALID',
      message: `${what} is imported from an address of no use; the platform would refuse it or retry for ever`,
      got: quote(address),
      allowed: example,
      fix: 'give the whole address of the image',
    }];
  }
  if (url.username || url.password) {
    return [{
      code: 'SECRET_IN_PLAIN_TEXT',
      message: `the address of ${what} carries a user name or password`,
      fix: 'serve the image without them inside your network, upload it (DiskSource.upload), or on plain KubeVirt give the `secret` that holds them',
    }];
  }
  return [];
}
