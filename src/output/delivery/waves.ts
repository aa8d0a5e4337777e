import { ApiObject } from 'cdk8s';
import { WAVE, waveOf } from '../../platforms/waves';
import { Rendered, Renderings, TextManifest } from '../documents';
import { Tree } from '../tree';

/** Writes the apply order for Argo CD, as sync waves in annotations. */
export function addWaves(tree: Tree, renderings: Renderings): void {
  for (const chart of tree.charts) {
    for (const written of tree.written(chart)) {
      if (ApiObject.isApiObject(written)) addWave(written);
      else renderings.set(written, withWaves(renderings.get(written)!, chart.namespace));
    }
  }
}

function addWave(object: ApiObject): void {
  const wave = waveOf({ kind: object.kind, namespace: object.metadata.namespace });
  const { annotations } = object.metadata.toJson() ?? {};
  if (wave !== 0 && annotations?.[WAVE] === undefined) object.metadata.addAnnotation(WAVE, String(wave));
}

/** The manifests with their waves. In an app with a delivery, no manifest is a `TextManifest`. */
function withWaves(rendering: Rendered, chartNamespace: string | undefined): Rendered {
  return {
    ...rendering,
    manifests: rendering.manifests.map(manifest => {
      if (manifest instanceof TextManifest) return manifest;
      const { kind, namespace = chartNamespace, clusterScoped, annotations } = manifest;
      const wave = waveOf({ kind, namespace: clusterScoped ? undefined : namespace });
      return wave === 0 || annotations?.[WAVE] !== undefined ? manifest : { ...manifest, annotations: { ...annotations, [WAVE]: String(wave) } };
    }),
  };
}
