import { CatalogModel } from './catalog';
import { ServiceModel } from './service';
import { TenantModel } from './tenant';

/** What a platform renders beside machines and disks. */
export type ResourceModel = CatalogModel | ServiceModel | TenantModel;
