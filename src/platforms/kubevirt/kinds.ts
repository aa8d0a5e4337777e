import { IMAGE_FIELDS } from './catalog/golden-image';
import { IMAGE_SET_FIELDS } from './catalog/golden-images';
import { INSTANCE_TYPE_FIELDS, INSTANCE_TYPE_SET_FIELDS } from './catalog/instance-types';
import { PROFILE_FIELDS, PROFILE_SET_FIELDS } from './catalog/profile-fields';
import { DISK_FIELDS } from './disk/fields';
import { FLEET_FIELDS } from './fleet';
import { MACHINE_FIELDS } from './machine/fields';
import { MIGRATION_POLICY_FIELDS } from './migration-policy';
import { CONNECTIONS_FIELDS } from './network/connections';
import { ISOLATION_FIELDS } from './network/isolation-fields';
import { SERVICE_FIELDS } from './network/service-fields';
import { CLONE_FIELDS, RESTORE_FIELDS, SNAPSHOT_FIELDS } from './snapshot/fields';
import { KubeVirtTarget } from './target';
import { TENANT_FIELDS } from './tenant/fields';
import { RenderedKind } from './unsupported';
import { NodeSpecs } from '../../model/fleet-model';
import { FieldTable } from '../fields';

/** The places of the fields of each kind. For the other kinds see `UNSUPPORTED_KINDS`. */
export const FIELD_TABLES: { readonly [K in RenderedKind]: FieldTable<NodeSpecs[K], KubeVirtTarget> } = {
  machine: MACHINE_FIELDS,
  disk: DISK_FIELDS,
  fleet: FLEET_FIELDS,
  tenant: TENANT_FIELDS,
  isolation: ISOLATION_FIELDS,
  connections: CONNECTIONS_FIELDS,
  service: SERVICE_FIELDS,
  snapshot: SNAPSHOT_FIELDS,
  snapshotRestore: RESTORE_FIELDS,
  clone: CLONE_FIELDS,
  migrationPolicy: MIGRATION_POLICY_FIELDS,
  instanceTypeSet: INSTANCE_TYPE_SET_FIELDS,
  instanceProfileSet: PROFILE_SET_FIELDS,
  goldenImageSet: IMAGE_SET_FIELDS,
};

/** The fields of the items of sets. */
export const ITEM_FIELD_TABLES = { instanceTypeSet: INSTANCE_TYPE_FIELDS, instanceProfileSet: PROFILE_FIELDS, goldenImageSet: IMAGE_FIELDS };
