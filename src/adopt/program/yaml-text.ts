import { yamlLibrary } from '../../model/yaml/library';
import { ApiObjectData } from '../../platforms/reading';

/** An object as a file has it that `Include` reads: what some reader of YAML takes for something else is in quotes. */
export function yamlText(object: ApiObjectData): string {
  const { apiVersion, kind, metadata, ...rest } = object;
  return yamlLibrary().stringify({ apiVersion, kind, metadata, ...rest }, { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 });
}
