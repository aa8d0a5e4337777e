/** Labels and annotations are stored on the Helm release under this prefix. */
export const METADATA_PREFIX = 'apps.cozystack.io-';
