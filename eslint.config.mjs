import stylistic from '@stylistic/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import imports, { createNodeResolver } from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import typescript from 'typescript-eslint';

/** The types of all TypeScript of the repository, except generated L1s. */
const PROJECT = './tsconfig.dev.json';

/** TypeScript that is run or tested but never shipped. */
const NOT_SHIPPED = ['**/test/**', '**/examples/**', '**/bench/**', '**/scripts/**', '**/conformance/**', '**/website/**', '.projenrc.ts', 'projenrc/**/*.ts'];

const style = {
  '@stylistic/array-bracket-newline': ['error', 'consistent'],
  '@stylistic/array-bracket-spacing': ['error', 'never'],
  '@stylistic/brace-style': ['error', '1tbs', { allowSingleLine: true }],
  '@stylistic/comma-dangle': ['error', 'always-multiline'],
  '@stylistic/comma-spacing': ['error', { before: false, after: true }],
  '@stylistic/indent': ['error', 2],
  '@stylistic/key-spacing': 'error',
  '@stylistic/keyword-spacing': 'error',
  '@stylistic/max-len': ['error', {
    code: 150, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true,
  }],
  '@stylistic/member-delimiter-style': 'error',
  '@stylistic/no-multi-spaces': ['error', { ignoreEOLComments: false }],
  '@stylistic/no-multiple-empty-lines': 'error',
  '@stylistic/no-trailing-spaces': 'error',
  '@stylistic/object-curly-newline': ['error', { multiline: true, consistent: true }],
  '@stylistic/object-curly-spacing': ['error', 'always'],
  '@stylistic/quote-props': ['error', 'consistent-as-needed'],
  '@stylistic/quotes': ['error', 'single', { avoidEscape: true }],
  '@stylistic/semi': ['error', 'always'],
  '@stylistic/space-before-blocks': 'error',
};

const code = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-shadow': 'error',
  '@typescript-eslint/return-await': 'error',
  'curly': ['error', 'multi-line', 'consistent'],
  'dot-notation': 'error',
  'import/no-cycle': 'error',
  'import/no-duplicates': 'error',
  'import/no-extraneous-dependencies': ['error', { devDependencies: NOT_SHIPPED, optionalDependencies: false, peerDependencies: true }],
  'import/no-unresolved': 'error',
  'import/order': ['error', { groups: ['builtin', 'external', ['internal', 'unknown', 'object'], ['index', 'sibling'], 'parent'], alphabetize: { order: 'asc', caseInsensitive: true } }],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'no-bitwise': 'error',
  'no-restricted-properties': ['error',
    { property: 'localeCompare', message: 'Output must not depend on the locale: compare code units.' },
    { property: 'toLocaleLowerCase', message: 'Output must not depend on the locale: use toLowerCase.' },
    { property: 'toLocaleUpperCase', message: 'Output must not depend on the locale: use toUpperCase.' }],
};

export default defineConfig(
  globalIgnores([
    'imports/', 'lib/', '**/dist/',
    // Generated.
    'src/platforms/schema/data.ts', 'src/model/calls/signatures.ts', 'src/model/user-data/schema-data.ts', 'src/platforms/overlay/fields-data.ts', 'test/support/signatures.ts',
  ]),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: typescript.parser, parserOptions: { project: PROJECT } },
    plugins: { '@stylistic': stylistic, '@typescript-eslint': typescript.plugin, 'import': imports, regexp },
    settings: {
      ...imports.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: PROJECT, alwaysTryTypes: true }), createNodeResolver()],
    },
    rules: { ...style, ...code },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      // What is compiled into the package is installed here only.
      'import/no-extraneous-dependencies': ['error', { devDependencies: true, optionalDependencies: false, peerDependencies: true }],
      // Manifests and programs give texts of any length: no pattern may take more than linear time for one.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    // The test of the site uses Node's own runner, whose tests return promises, and what the root has installed.
    files: ['website/test/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      'import/no-extraneous-dependencies': ['error', { packageDir: ['.'] }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', {
        selector: "CallExpression[callee.property.name='spyOn'][arguments.0.property.name='stderr']",
        message: 'Use captureStderr or withStderr of test/support/stderr.ts.',
      }],
    },
  },
  {
    files: ['.projenrc.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'import/no-extraneous-dependencies': 'off' },
  },
);
