import { Construct } from 'constructs';
import { enrollChart } from './chart-member';
import { paths, Standing } from './standing';
import { Problem, quote } from '../findings/problem';
import { MAIN, ManifestHead } from '../platform/manifest';
import { Platform } from '../platform/platform';
import { enroll } from '../scope/enroll';

/**
 * Where a machine or disk stands, and the name it takes there.
 *
 * Every construct that becomes an object of its own has one, so that the checks which concern any object are made once.
 */
export class Placement extends Standing {
  private readonly kind?: string;
  /** All that may be in its way; those on the same cluster are. */
  private readonly unsureOthers: () => readonly Construct[];

  constructor(
    construct: Construct, what: 'machine' | 'disk', private readonly name: string, problems: () => readonly Problem[], version?: () => number,
  ) {
    super(construct);
    const kind = this.kind = what === 'machine' ? this.driver?.machineKind : this.driver?.diskKind;
    this.unsureOthers = this.claimObject(kind, name, construct);

    if (this.chart) enrollChart(this.chart, this.driver);
    enroll({ construct, kind: what, problems: () => [...this.problems(what, name), ...problems()], version });
  }

  /** Whether another construct takes the same name here, which is an error of its own. */
  public get isDuplicate(): boolean {
    return this.others().length > 0;
  }

  /** Its object, where the platform has one for each whatever it says. */
  public onlyObject({ labels, annotations }: Pick<ManifestHead, 'labels' | 'annotations'>): ManifestHead | undefined {
    if (this.driver?.objectVersion === undefined) return undefined;
    return { id: MAIN, apiVersion: this.driver.objectVersion, kind: this.kind!, name: this.name, labels, annotations };
  }

  private others(): readonly Construct[] {
    return this.unsureOthers().filter(other => Platform._of(other) === this.platform);
  }

  private problems(what: string, name: string): Problem[] {
    const missing = this.missing(what);
    if (missing.length > 0) return missing;
    const same = this.sameName(this.others(), name);
    const unsure = this.unsureOthers();
    if (same.length > 0 || unsure.length === 0) return same;
    return [{
      code: 'NAME_DUPLICATE_UNSURE',
      message: `${paths(unsure)} has the same name and ${this.where}, in a chart with another Platform value of the same kind`,
      got: quote(name),
      fix: 'give the charts their namespaces, or acknowledge this if they go to different clusters or tenants',
    }];
  }
}
