import { InlineVolumeSpec } from '../../../model/machine';

/** The field that replaces the source of a cloud-init volume after its documents are read. */
export const READ_CLOUD_INIT = 'cloudInit';

/**
 * The source of a volume that is not a volume claim.
 *
 * @param pulls whether the default pull policy is written for a container image without a pull policy
 */
export function inlineVolume(volume: Exclude<InlineVolumeSpec, { readonly kind: 'cloudInit' }>, pulls = true): object {
  switch (volume.kind) {
    case 'configMap': return { configMap: { name: volume.name } };
    case 'secret': return { secret: { secretName: volume.name } };
    case 'sysprepConfigMap': return { sysprep: { configMap: { name: volume.name } } };
    case 'sysprepSecret': return { sysprep: { secret: { name: volume.name } } };
    case 'containerImage': {
      const { image, path, pullPolicy, pullSecret } = volume;
      const imagePullPolicy = pullPolicy ?? (pulls ? defaultPullPolicy(image) : undefined);
      return { containerDisk: { image, path: path || undefined, imagePullPolicy, imagePullSecret: pullSecret || undefined } };
    }
    case 'empty': return { emptyDisk: { capacity: volume.size } };
  }
}

/** Reads the source of a volume that is not a volume claim. */
export function readInlineVolume(source: any): InlineVolumeSpec | undefined {
  if (source[READ_CLOUD_INIT]) return { kind: 'cloudInit' };
  if (source.configMap?.name !== undefined) return { kind: 'configMap', name: source.configMap.name };
  if (source.secret?.secretName !== undefined) return { kind: 'secret', name: source.secret.secretName };
  if (source.sysprep?.configMap) return { kind: 'sysprepConfigMap', name: source.sysprep.configMap.name };
  if (source.sysprep?.secret) return { kind: 'sysprepSecret', name: source.sysprep.secret.name };
  if (source.emptyDisk) return { kind: 'empty', size: source.emptyDisk.capacity };
  if (!source.containerDisk) return undefined;
  const { image, path, imagePullPolicy, imagePullSecret } = source.containerDisk;
  return {
    kind: 'containerImage',
    image,
    ...path !== undefined && { path },
    ...imagePullPolicy !== undefined && { pullPolicy: imagePullPolicy },
    ...imagePullSecret !== undefined && { pullSecret: imagePullSecret },
  };
}

/** Whether a volume has only configuration, so that no machine boots from it. */
export function isConfiguration(inline: InlineVolumeSpec | undefined): boolean {
  return inline !== undefined && inline.kind !== 'containerImage' && inline.kind !== 'empty';
}

/** The pull policy that KubeVirt's webhook sets by default. */
function defaultPullPolicy(image: string): string {
  const tag = /@|:([^:/]+)$/.exec(image)?.[0] ?? ':latest';
  return tag === ':latest' ? 'Always' : 'IfNotPresent';
}
