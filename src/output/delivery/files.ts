import { argoCdFiles } from './argo-cd';
import { fluxFiles } from './flux';
import { Deliverer } from '../../model/deliverer';
import { Cluster } from '../../platforms/fleet';
import { Renderings } from '../documents';
import { OutputFile } from '../folder/output-file';
import { Tree } from '../tree';

/** The files for the GitOps tool, next to the files with manifests. */
export function deliveryFiles(
  deliverer: Deliverer | undefined, clusters: readonly Cluster[], tree: Tree, renderings: Renderings, files: readonly OutputFile[],
): OutputFile[] {
  switch (deliverer?.engine) {
    case 'argoCd': return argoCdFiles(deliverer.plan, clusters);
    case 'flux': return fluxFiles(deliverer.plan, tree, renderings, files);
    default: return [];
  }
}
