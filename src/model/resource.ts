import { CatalogModel } from './catalog';
import { PrivateNetworkModel } from './private-network';
import { ServiceModel } from './service';
import { TenantModel } from './tenant';
import { IsolationModel, SecurityGroupModel } from './traffic';

/** What a platform renders beside machines and disks. */
export type ResourceModel = CatalogModel | IsolationModel | PrivateNetworkModel | SecurityGroupModel | ServiceModel | TenantModel;
