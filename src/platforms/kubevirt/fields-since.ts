/** The first release with each field, by the place of the field below the template's `spec`. The API server of an older release drops the field. */
export const FIELDS_SINCE: Readonly<Record<string, string>> = {
  '/resourceClaims': '1.6', '/serviceAccountName': '1.9', '/utilityVolumes': '1.7', '/domain/rebootPolicy': '1.8', '/domain/ioThreads': '1.5',
  '/domain/memory/reservedOverhead': '1.8', '/domain/devices/video': '1.6', '/domain/devices/panicDevices': '1.6', '/domain/launchSecurity/tdx': '1.7', '/domain/launchSecurity/snp': '1.7',
  '/domain/firmware/acpi/msdmNameRef': '1.6',
};

/** The same for fields of list items. A `*` is each item. */
export const ITEM_FIELDS_SINCE: Readonly<Record<string, string>> = {
  '/volumes/*/containerPath': '1.8', '/networks/*/resourceClaim': '1.9', '/domain/devices/interfaces/*/portRanges': '1.9',
  '/domain/devices/disks/*/blockSize/custom/discardGranularity': '1.7', '/domain/devices/disks/*/changedBlockTracking': '1.7',
};
