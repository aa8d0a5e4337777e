import { IConstruct } from 'constructs';
import { Survey } from './survey';
import { FleetModel } from '../model/fleet-model';

/** The model of an app, or of any tree of constructs, as plain data. */
export function collect(app: IConstruct): FleetModel {
  return new Survey(app.node.root).model;
}
