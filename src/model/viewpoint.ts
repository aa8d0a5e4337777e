import { FieldOrigin } from './origin';
import { Reference } from './reference';
import { Problem } from '../findings/problem';

/** The context in which the properties of a construct become plain data. */
export interface Viewpoint {
  /** A reference to another construct by name, with its namespace and cluster if they are not this construct's own. */
  reference(name: string, target?: object): Reference;
  /** Reports a problem of a value. */
  report(problems: readonly Problem[]): void;
  /** Sets the origin of a field of the spec. */
  setOrigin(field: string, origin: FieldOrigin): void;
}
