import { JOB_FIELDS, PLAN_FIELDS, RESTORE_FIELDS } from './backup/fields';
import { DISK_FIELDS } from './disk/fields';
import { MACHINE_FIELDS } from './machine/fields';
import { CONNECTIONS_FIELDS } from './security-group/connections';
import { SECURITY_GROUP_FIELDS } from './security-group/fields';
import { CozystackTarget } from './target';
import { TENANT_FIELDS } from './tenant/fields';
import { RenderedKind } from './unsupported';
import { PRIVATE_NETWORK_FIELDS } from './vpc/fields';
import { ChangeEffect } from '../../model/change-effect';
import { FleetSpec, NodeSpecs } from '../../model/fleet-model';
import { FieldTable } from '../fields';

const CHART = 'https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-instance/templates/vm.yaml';

/** A fleet has no object. The names of its machines begin with its name. */
const FLEET_FIELDS: FieldTable<FleetSpec, CozystackTarget> = {
  name: { joint: 'machines', effect: ChangeEffect.RECREATE, source: CHART },
  members: { joint: 'machines', effect: ChangeEffect.LIVE, source: CHART },
};

/** The places of the fields of each kind. For the other kinds see `UNSUPPORTED_KINDS`. */
export const FIELD_TABLES: { readonly [K in RenderedKind]: FieldTable<NodeSpecs[K], CozystackTarget> } = {
  machine: MACHINE_FIELDS,
  disk: DISK_FIELDS,
  fleet: FLEET_FIELDS,
  tenant: TENANT_FIELDS,
  privateNetwork: PRIVATE_NETWORK_FIELDS,
  securityGroup: SECURITY_GROUP_FIELDS,
  connections: CONNECTIONS_FIELDS,
  backupPlan: PLAN_FIELDS,
  backupJob: JOB_FIELDS,
  restoreJob: RESTORE_FIELDS,
};
