import { BucketImportOptions, HttpImportOptions, ImageIoImport, RegistryImportOptions, VddkImport } from './import-options';
import { flag, list, struct, text } from '../findings/shape';

export const HTTP = struct<HttpImportOptions>({ secret: text, certificates: text, headers: list(text), secretHeaders: list(text) });
export const REGISTRY = struct<RegistryImportOptions>({ pulledByNode: flag, secret: text, certificates: text });
export const BUCKET = struct<BucketImportOptions>({ secret: text, certificates: text });
export const IMAGE_IO = struct<ImageIoImport>({ url: text, diskId: text, secret: text, certificates: text }, 'url', 'diskId', 'secret', 'certificates');
export const VDDK = struct<VddkImport>(
  { url: text, uuid: text, backingFile: text, thumbprint: text, secret: text, initImage: text }, 'url', 'uuid', 'backingFile', 'thumbprint', 'secret',
);
