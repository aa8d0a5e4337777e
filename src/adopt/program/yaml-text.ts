import { yamlLibrary } from '../../model/yaml/library';
import { ApiObjectData } from '../../platforms/reading';

/** An object as YAML for `Include`: texts that some YAML reader would misread are in quotes. */
export function yamlText(object: ApiObjectData): string {
  const { apiVersion, kind, metadata, ...rest } = object;
  return yamlLibrary().stringify({ apiVersion, kind, metadata, ...rest }, { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 });
}
