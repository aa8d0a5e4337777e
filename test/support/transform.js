/* Compiles TypeScript for jest. esbuild takes a tenth of the compiler's time; it checks no types, which `npm run lint` does. */
const { createHash } = require('crypto');
const { readFileSync } = require('fs');
const { join, sep } = require('path');
const { transformSync, version } = require('esbuild');
const { withLateImports } = require('./late-imports.js');

const SRC = join(__dirname, '..', '..', 'src') + sep;

/** Mutation testing records what is executed, and needs the columns of the source maps. */
const isRecorded = process.env.MUTATION_RECORDS !== undefined;

const self = [__filename, require.resolve('./late-imports.js')].map(file => readFileSync(file, 'utf8')).join('') + isRecorded;

exports.getCacheKey = (text, path) => createHash('sha1').update(version).update(self).update(path).update('\0').update(text).digest('hex');

exports.process = (text, path) => {
  const { code } = transformSync(text, { loader: 'ts', format: 'cjs', target: 'node20', sourcemap: 'inline', sourcefile: path });
  return { code: path.startsWith(SRC) && !isRecorded ? withLateImports(code) : code };
};
