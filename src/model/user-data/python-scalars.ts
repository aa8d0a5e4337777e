import type { ScalarTag, Tags } from 'yaml';

/**
 * The forms of plain scalars that PyYAML, and with it cloud-init, reads as another type than text. The library `yaml` follows the specification
 * of YAML 1.1, which has more such forms: `y`, `n`, `08` and `1e3` are texts in PyYAML (`yaml/resolver.py`).
 */
const FORMS: Readonly<Record<string, RegExp>> = {
  'bool true': /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/,
  'bool false': /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/,
  'int ': /^[-+]?(?:0|[1-9][0-9_]*)$/,
  'float EXP': /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)[eE][-+][0-9]+$/,
};

/** The tags of the library `yaml`, with the forms of PyYAML. */
export function asPython(tags: Tags): Tags {
  return tags.map(tag => {
    if (typeof tag === 'string' || !('test' in tag) || tag.test === undefined) return tag;
    const form = FORMS[keyOf(tag)];
    return form === undefined ? tag : { ...tag, test: form };
  });
}

function keyOf({ tag, format = '', test }: ScalarTag): string {
  const type = tag.slice(tag.lastIndexOf(':') + 1);
  return `${type} ${type === 'bool' ? String(test!.test('true')) : format}`;
}
