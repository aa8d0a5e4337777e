import { CatalogModel } from './catalog';
import { ServiceModel } from './service';

/** What a platform renders beside machines and disks. */
export type ResourceModel = CatalogModel | ServiceModel;
