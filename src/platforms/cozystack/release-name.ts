/** The name of a Helm release is a prefix and the object's name, at most 53 characters in total. From 1.0 on, the API server checks the length. */
const RELEASE_NAME = 53;

/** The prefix of the names of all objects that the platform creates for a machine. */
export const MACHINE_PREFIX = 'vm-instance-';

/** The maximum length of a machine's name. */
export const MACHINE_NAME = RELEASE_NAME - MACHINE_PREFIX.length;

/** The prefix of the names of all objects that the platform creates for a disk. */
export const DISK_PREFIX = 'vm-disk-';

/** The maximum length of a disk's name. */
export const DISK_NAME = RELEASE_NAME - DISK_PREFIX.length;

export const VPC_PREFIX = 'virtualprivatecloud-';

/** The maximum length of a private network's name. */
export const VPC_NAME = RELEASE_NAME - VPC_PREFIX.length;
