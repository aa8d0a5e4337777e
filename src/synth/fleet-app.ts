import { App, AppProps } from 'cdk8s';
import { throwPlainly } from './plain-exit';
import { Finding, Severity } from '../findings/finding';
import { FleetError } from '../findings/fleet-error';
import { countFindings, formatFindings, plural } from '../findings/report';
import { FleetDefaults, setDefaults } from '../machine/defaults';
import { Platform } from '../platform/platform';
import { reportsByItself, writeUnasked } from '../scope/enroll';
import { inspect } from '../scope/inspection';
import { Inventory } from '../scope/inventory';

/**
 * An app of machines.
 */
export interface FleetAppProps extends AppProps {
  /**
   * What consumes the manifests of all charts that name no platform of their own.
   * @default - each chart must name it
   */
  readonly platform?: Platform;

  /**
   * What machines and disks get that say nothing else, where their chart says nothing either.
   * @default - none
   */
  readonly defaults?: FleetDefaults;
}

/**
 * A cdk8s `App` that checks everything before it writes anything, and reports.
 *
 * Errors end the process with the report alone: no stack trace, exit code 1, nothing written.
 */
export class FleetApp extends App {
  constructor(props: FleetAppProps = {}) {
    super(props);
    reportsByItself(this);
    Platform._set(this, props.platform);
    if (props.defaults) setDefaults(this, props.defaults);
  }

  /**
   * Checks everything, writes the files and says on stderr what was made.
   */
  public synth(): void {
    const warnings = this.check();
    writeUnasked(this, () => super.synth());
    const inventory = Inventory.of(this);
    process.stderr.write([
      ...warnings.length > 0 ? [formatFindings(warnings), ''] : [],
      [
        plural(inventory.count('machine'), 'machine'), plural(inventory.count('disk'), 'disk'), plural(this.charts.length, 'chart'),
      ].join(', ') + (warnings.length > 0 ? `; ${countFindings(warnings)}` : ''),
      '',
    ].join('\n'));
  }

  /**
   * Checks everything and gives all YAML as one text. Nothing is written.
   */
  public synthYaml(): string {
    this.check();
    return super.synthYaml();
  }

  private check(): readonly Finding[] {
    const findings = inspect(this);
    if (findings.some(({ severity }) => severity === Severity.ERROR)) throwPlainly(new FleetError(findings));
    return findings;
  }
}
