import { goldenImages } from './golden-images';
import { instanceProfiles } from './instance-profiles';
import { instanceTypes } from './instance-types';
import { CatalogModel } from '../../../model/catalog';
import { Rendering } from '../../driver';

/** What machines refer to and a cluster has not by itself. */
export function renderCatalog(model: CatalogModel): Rendering {
  switch (model.kind) {
    case 'instanceTypes': return instanceTypes(model);
    case 'instanceProfiles': return instanceProfiles(model);
    case 'goldenImages': return goldenImages(model);
  }
}
