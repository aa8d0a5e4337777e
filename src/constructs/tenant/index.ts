export { Tenant } from './tenant';
export { type TenantProps } from './tenant-props';
