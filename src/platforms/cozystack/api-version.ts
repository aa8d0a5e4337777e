export const API_VERSION = 'apps.cozystack.io/v1alpha1';
