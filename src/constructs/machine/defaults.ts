import { IConstruct } from 'constructs';
import { FleetDefaults } from './fleet-defaults';
import { FLEET_DEFAULTS } from './schema';
import { recordOf } from '../../collect/scope-record';
import { watch } from '../../collect/validation';
import { exposureProblems } from '../../model/exposure';
import { told } from '../app/told';

/** Sets defaults for a scope. A missing property is inherited from the parent scope. */
export function setDefaults(scope: IConstruct, defaults: FleetDefaults): void {
  const { props, invalidProps } = told('defaults', defaults, FLEET_DEFAULTS);
  const record = recordOf(scope);
  record.defaults = props;
  const { sshKeys = [], exposure } = props;
  // A mistake is reported once, at the scope that has it, and not at each machine that inherits the defaults.
  record.faults.push(() => [...invalidProps, ...sshKeys.flatMap(key => key._problems()), ...exposureProblems(exposure?._model())]);
  watch(scope.node.root);
}
