import { BackupModel } from './backup';
import { CatalogModel } from './catalog';
import { MigrationPolicyModel } from './migration';
import { PrivateNetworkModel } from './private-network';
import { ServiceModel } from './service';
import { CloneModel, SnapshotModel, SnapshotRestoreModel } from './snapshot';
import { TenantModel } from './tenant';
import { IsolationModel, SecurityGroupModel } from './traffic';

/** What a platform renders beside machines and disks. */
export type ResourceModel =
  BackupModel | CatalogModel | CloneModel | IsolationModel | MigrationPolicyModel | PrivateNetworkModel | SecurityGroupModel | ServiceModel
  | SnapshotModel | SnapshotRestoreModel | TenantModel;
