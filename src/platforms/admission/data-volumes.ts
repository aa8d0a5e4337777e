import { ManifestProblem } from './problem';
import { childOf, membersOf, oneOf, Part, partsAt } from './structure';
import { ApiObjectData } from '../reading';

const SOURCES = ['http', 's3', 'gcs', 'registry', 'pvc', 'upload', 'blank', 'imageio', 'vddk', 'snapshot'];

/**
 * Reports specs of DataVolumes that CDI's webhook rejects, also in the `dataVolumeTemplates` of machines.
 *
 * Source: `pkg/apiserver/webhooks/datavolume-validate.go` of CDI 1.60 to 1.66
 */
export function dataVolumeProblems(object: ApiObjectData): ManifestProblem[] {
  const whole: Part = { path: [], value: object as unknown as Part['value'] };
  const volumes = object.kind === 'DataVolume' ? [whole] : partsAt(whole, 'spec', 'dataVolumeTemplates');
  return volumes.flatMap(volume => {
    const spec = childOf(volume, 'spec');
    return spec === undefined ? [] : requestProblems(spec);
  });
}

function requestProblems(spec: Part): ManifestProblem[] {
  const request = oneOf(spec, ['storage', 'pvc'], 'the volume', true);
  const source = childOf(spec, 'source');
  if (source !== undefined) return [...request, ...oneOf(source, SOURCES, '`source`', true)];
  const isPopulated = ['storage', 'pvc'].some(form => {
    const part = childOf(spec, form);
    return part !== undefined && membersOf(part, ['dataSource', 'dataSourceRef']).length > 0;
  });
  return [...request, ...isPopulated ? [] : oneOf(spec, ['source', 'sourceRef'], 'the volume', true)];
}
