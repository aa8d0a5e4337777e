/**
 * Options of an import over HTTP. Plain KubeVirt only.
 *
 * Secrets and config maps are in the disk's namespace.
 */
export interface HttpImportOptions {
  /**
   * Name of a `Secret` with the user name under the key `accessKeyId`, and the password under the key `secretKey`.
   * @default - none
   */
  readonly secret?: string;

  /**
   * Name of a `ConfigMap` with the certificate authorities that verify the server's certificate.
   * @default - public certificate authorities
   */
  readonly certificates?: string;

  /**
   * Headers, e.g. `X-Team: vms`. Everyone who has access to the manifest can read these headers. For secret headers, use `secretHeaders`.
   * @default - none
   */
  readonly headers?: string[];

  /**
   * Names of `Secret`s whose values are headers.
   * @default - none
   */
  readonly secretHeaders?: string[];

  /**
   * The checksum of the file, with the algorithm: `sha256:...`. A file with a different checksum is not imported. CDI 1.65 and later.
   * @default - the checksum is not compared
   */
  readonly checksum?: string;

  /**
   * Whether CDI skips the verification of the server's certificate. If true, another server can impersonate this server. CDI 1.66 and later.
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/**
 * Options of an import from a container registry.
 */
export interface RegistryImportOptions {
  /**
   * Whether the node pulls the image, with the node's cache and credentials. By default, a pod of CDI pulls the image.
   * @default false
   */
  readonly pulledByNode?: boolean;

  /**
   * Name of a `Secret` with the keys `accessKeyId` and `secretKey`.
   * @default - none
   */
  readonly secret?: string;

  /**
   * Name of a `ConfigMap` with the certificate authorities that verify the registry's certificate.
   * @default - public certificate authorities
   */
  readonly certificates?: string;
}

/**
 * Options of an import from a bucket.
 */
export interface BucketImportOptions {
  /**
   * Name of a `Secret`. For S3, the `Secret` has the keys `accessKeyId` and `secretKey`. For Google Cloud Storage, the `Secret` has the service
   * account.
   * @default - none, for a public bucket
   */
  readonly secret?: string;

  /**
   * Name of a `ConfigMap` with certificate authorities. S3 only.
   * @default - public certificate authorities
   */
  readonly certificates?: string;
}

/**
 * A disk of oVirt or Red Hat Virtualization.
 */
export interface ImageIoImport {
  /** Address of the engine's API, e.g. `https://engine.example.com/ovirt-engine/api`. */
  readonly url: string;
  /** Id of the disk in oVirt. */
  readonly diskId: string;
  /** Name of a `Secret` with the keys `accessKeyId` and `secretKey`. */
  readonly secret: string;
  /** Name of a `ConfigMap` with the engine's certificate authority. */
  readonly certificates: string;
}

/**
 * A disk of VMware vSphere.
 */
export interface VddkImport {
  /** Address of vCenter or of an ESXi host, e.g. `https://vcenter.example.com/sdk`. */
  readonly url: string;
  /** UUID of the virtual machine in vSphere. */
  readonly uuid: string;
  /** Path of the machine's disk in vSphere, e.g. `[datastore] vm/vm.vmdk`. */
  readonly backingFile: string;
  /** Thumbprint of the server's certificate: hexadecimal bytes, separated by colons. */
  readonly thumbprint: string;
  /** Name of a `Secret` with the keys `accessKeyId` and `secretKey`. */
  readonly secret: string;
  /**
   * Name of a `ConfigMap` with the certificate authorities that verify the server's certificate. CDI 1.66 and later.
   * @default - only the thumbprint is compared
   */
  readonly certificates?: string;
  /**
   * Container image with VMware's library.
   * @default - the image in the cluster's `v2v-vmware` ConfigMap
   */
  readonly initImage?: string;
}
