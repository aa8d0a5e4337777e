import { yamlLibrary } from '../../model/yaml/library';

/** An object as a file has it that `Include` reads: what some reader of YAML takes for something else is in quotes. */
export function yamlText(object: object): string {
  return yamlLibrary().stringify(object, { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 });
}
