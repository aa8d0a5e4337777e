import { patchProblems } from './fields';
import { listNames } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { isMap, overlaid, OverlaySpec } from '../../model/overlay';
import { NodeContext } from '../context';
import { PlatformDriver, Rendering } from '../driver';
import { MAIN, Manifest } from '../manifest';

/** The rendered objects of a node, with their overlays applied. */
export function renderNode(driver: PlatformDriver, node: ModelNode, context: NodeContext): Rendering {
  const rendering = driver.render(node, context);
  if (node.overlays === undefined) return rendering;
  const { manifests, problems } = overlaidManifests(rendering.manifests, node.overlays);
  return { manifests, problems: [...rendering.problems, ...problems] };
}

/** Objects with overlays applied, and the problems of the overlays. */
export function overlaidManifests(manifests: readonly Manifest[], overlays: readonly OverlaySpec[]): Rendering {
  return overlays.reduce(withOverlay, { manifests, problems: [] });
}

function withOverlay({ manifests, problems }: Rendering, overlay: OverlaySpec): Rendering {
  const chosen = manifests.find(({ id, kind }) => overlay.kind === undefined ? id === MAIN : kind === overlay.kind);
  if (chosen === undefined) return { manifests, problems: [...problems, noObject(manifests, overlay)] };
  return {
    problems: [...problems, ...patchProblems(chosen.apiVersion, chosen.kind, overlay.patch)],
    manifests: manifests.map(each => each === chosen ? overlaidManifest(each, overlay) : each),
  };
}

function noObject(manifests: readonly Manifest[], { kind }: OverlaySpec): Problem {
  return {
    code: 'OVERLAY_INVALID',
    message: 'overlay without an object: the construct does not write this object',
    got: quote(kind ?? 'the main object'),
    allowed: manifests.length === 0 ? 'no object: the construct writes none' : listNames(manifests.map(each => each.kind)),
    fix: 'set the `kind` of one of them, or add the overlay to the construct that writes the object',
  };
}

function overlaidManifest(manifest: Manifest, { patch }: OverlaySpec): Manifest {
  const { metadata, ...body } = patch;
  const texts = (which: 'labels' | 'annotations') => {
    const own = isMap(metadata) ? metadata[which] : undefined;
    return own === undefined ? manifest[which] : overlaid(manifest[which], own) as Manifest['labels'];
  };
  return { ...manifest, labels: texts('labels'), annotations: texts('annotations'), body: overlaid(JSON.parse(JSON.stringify(manifest.body)), body) as Manifest['body'] };
}
