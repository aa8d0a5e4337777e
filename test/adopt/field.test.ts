import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { adoptText, compilerErrors } from '../support/adopted';
import { ROOT } from '../support/child';
import { describeWhere } from '../support/where';

jest.setTimeout(300_000);

const FOLDER = join(ROOT, '..', 'shared', 'field-manifests');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(file => file.endsWith('.yaml')).sort() : [];

describeWhere(files.length > 0, 'the manifests of other projects next to this one: they are not adopted')('real manifests', () => {
  const adoptions = files.map(file => ({ file, text: readFileSync(join(FOLDER, file), 'utf8'), ...adoptText(readFileSync(join(FOLDER, file), 'utf8'), undefined, file) }));
  const named = adoptions.filter(({ report }) => report.objects > 0);

  test('all manifests are adopted, and only documents with a password change: they move into Secrets', () => {
    for (const { file, report } of named) {
      const moved = report.secrets.some(({ field }) => field !== undefined);
      expect([file, moved || report.isEqual]).toEqual([file, true]);
      expect([file, report.warnings.filter(({ severity }) => severity === 'error')]).toEqual([file, []]);
    }
  });

  test('at least 85 % of the well-formed manifests become constructs without an overlay', () => {
    const wellFormed = named.filter(({ report }) => report.copied.length === 0 && report.faults.length === 0);
    const plain = wellFormed.filter(({ report }) => report.overlays.length === 0);
    expect(wellFormed.length / named.length).toBeGreaterThanOrEqual(0.7);
    expect(plain.length / wellFormed.length).toBeGreaterThanOrEqual(0.85);
  });

  test('each unchanged copy has a reason that its owner can act on', () => {
    const copied = named.flatMap(({ report }) => report.copied);
    expect(copied.length).toBeGreaterThan(0);
    for (const { why } of copied) expect(why).toMatch(/^[A-Z_]+: .{10}/);
  });

  test('no password is in a program', () => {
    for (const { file, files: program } of named) {
      const all = [...program.values()].join('\n');
      expect([file, /^\s*-?\s*(?:password|passwd):\s*\S/m.exec(all)?.[0] ?? /\$6\$/.exec(all)?.[0]]).toEqual([file, undefined]);
    }
  });

  test('the programs compile under strict', () => {
    expect(compilerErrors(Object.fromEntries(named.map(({ file, files: program }) => [file, program.get('main.ts')!])))).toEqual([]);
  });
});
