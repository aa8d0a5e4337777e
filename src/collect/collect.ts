import { IConstruct } from 'constructs';
import { Survey } from './survey';
import { FleetModel } from '../model/fleet-model';
import { ordered } from '../model/ordered';

/** The model of an app, or of any tree of constructs, as plain data. The model does not depend on the order of construction. */
export function collect(app: IConstruct): FleetModel {
  return ordered(new Survey(app.node.root).model);
}
