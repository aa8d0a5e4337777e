import { Construct } from 'constructs';
import { Problem } from '../findings/problem';
import { CatalogModel } from '../model/catalog';
import { RenderedObjects } from '../placement/objects';
import { Platform } from '../platform/platform';
import { enroll } from '../scope/enroll';

/** Puts what a platform makes of a catalog below its construct, and what is wrong with it into the report. */
export function renderCatalog(construct: Construct, faults: readonly Problem[], model: () => CatalogModel): void {
  const driver = () => faults.length > 0 ? undefined : Platform._of(construct)?._driver;
  enroll({
    construct,
    kind: 'other',
    problems: () => faults.length > 0 ? faults : driver()?.catalog(model()).problems ?? [{
      code: 'PLATFORM_MISSING',
      message: 'nothing says which platform the catalog is for',
      fix: 'give `platform` to the FleetChart or FleetApp, or call `Platform.kubevirt().applyTo(chart)` before adding to a plain chart',
    }],
  });
  new RenderedObjects(construct, () => driver()?.catalog(model()).manifests ?? []);
}
