import { IConstruct } from 'constructs';
import { Survey } from './survey';
import { FleetModel } from '../model/fleet-model';

/** Everything that an app, or any tree of constructs, says, as plain data. */
export function collect(app: IConstruct): FleetModel {
  return new Survey(app.node.root).model;
}
