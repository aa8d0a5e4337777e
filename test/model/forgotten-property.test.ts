import { join } from 'path';
import * as ts from 'typescript';
import { ROOT } from '../support/child';
import { hostOf } from '../support/compiler';

const PROPS: Edit = ['src/constructs/machine/compute-props.ts', 'readonly cpuModel?: string;', 'readonly cpuModel?: string;\n  readonly rngDevice?: boolean;'];
const SCHEMA: Edit = ['src/constructs/machine/schema.ts', 'cpuModel: text,', 'cpuModel: text,\n  rngDevice: flag,'];
const SPEC: Edit = ['src/model/machine.ts', 'readonly cpuModel?: string;', 'readonly cpuModel?: string;\n  readonly rngDevice?: boolean;'];

/** A file, a text in it, and its replacement. */
type Edit = readonly [file: string, text: string, instead: string];

describe('a new property of a machine does not compile', () => {
  test('unchanged', () => {
    expect(filesWithErrors()).toEqual([]);
  });

  test('without its run-time type', () => {
    expect(filesWithErrors(PROPS)).toContain('src/constructs/machine/schema.ts');
  });

  test('without a field of the model', () => {
    expect(filesWithErrors(PROPS, SCHEMA)).toContain('src/constructs/machine/schema.ts');
  });

  test('without a row in the table of each platform', () => {
    expect(filesWithErrors(PROPS, SCHEMA, SPEC)).toEqual([
      'src/platforms/cozystack/machine/fields.ts', 'src/platforms/kubevirt/machine/fields.ts',
    ]);
  });
});

const LOOKED_AT = [PROPS[0], SCHEMA[0], SPEC[0], 'src/platforms/cozystack/machine/fields.ts', 'src/platforms/kubevirt/machine/fields.ts'];

/** The files with compiler errors after these changes. Nothing is written. */
function filesWithErrors(...edits: readonly Edit[]): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), file => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT);
  const host = hostOf(options);
  const { getSourceFile } = host;
  const changed = new Map(edits.map(([file, text, instead]) => [join(ROOT, file), ts.sys.readFile(join(ROOT, file))!.replace(text, instead)]));
  host.getSourceFile = (file, language, ...more) => {
    const source = changed.get(file);
    return source === undefined ? getSourceFile(file, language, ...more) : ts.createSourceFile(file, source, language);
  };
  const program = ts.createProgram(LOOKED_AT.map(file => join(ROOT, file)), options, host);
  return LOOKED_AT.filter(file => program.getSemanticDiagnostics(program.getSourceFile(join(ROOT, file))).length > 0);
}
