import { Construct } from 'constructs';
import { Problem } from '../findings/problem';
import { CatalogModel } from '../model/catalog';
import { chartMissing, chartOf } from '../placement/chart-of';
import { RenderedObjects } from '../placement/objects';
import { Platform } from '../platform/platform';
import { enroll } from '../scope/enroll';

/** Puts what a platform makes of a catalog below its construct, and what is wrong with it into the report. */
export function renderCatalog(construct: Construct, faults: readonly Problem[], model: (namespace: string | undefined) => CatalogModel): void {
  const chart = chartOf(construct);
  const driver = chart && faults.length === 0 ? Platform._of(construct)?._driver : undefined;
  const rendering = () => driver?.catalog(model(chart?.namespace));
  enroll({
    construct,
    kind: 'other',
    problems: () => {
      if (faults.length > 0) return faults;
      return chart ? rendering()?.problems ?? [PLATFORM_MISSING] : [chartMissing('catalog')];
    },
  });
  new RenderedObjects(construct, () => rendering()?.manifests ?? []);
}

const PLATFORM_MISSING: Problem = {
  code: 'PLATFORM_MISSING',
  message: 'nothing says which platform the catalog is for',
  fix: 'give `platform` to the FleetChart or FleetApp, or call `Platform.kubevirt().applyTo(chart)` before adding to a plain chart',
};
