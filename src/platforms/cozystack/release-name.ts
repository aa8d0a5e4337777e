/** The name of a Helm release is a prefix and the object's name. It has at most 53 characters. From 1.0 on, the API server checks the length. */
const RELEASE_NAME = 53;

/** The prefix of all objects that the platform creates for a machine. */
export const MACHINE_PREFIX = 'vm-instance-';

/** Characters that are left for the name of a machine. */
export const MACHINE_NAME = RELEASE_NAME - MACHINE_PREFIX.length;

/** The prefix of all objects that the platform creates for a disk. */
export const DISK_PREFIX = 'vm-disk-';

/** Characters that are left for the name of a disk. */
export const DISK_NAME = RELEASE_NAME - DISK_PREFIX.length;

export const VPC_PREFIX = 'virtualprivatecloud-';

/** Characters that are left for the name of a private network. */
export const VPC_NAME = RELEASE_NAME - VPC_PREFIX.length;
