import { APP, QUIET, STRICT } from '../command/options';

export const REPORT_OPTIONS = {
  from: { type: 'string', value: '<commit>', summary: 'also show the difference to that commit, and the effect of the change' },
  output: { type: 'string', short: 'o', value: '<file>', summary: 'the output file (fleet.html); - is stdout' },
  svg: { type: 'boolean', summary: 'only the picture, as SVG on stdout or in --output' },
  markdown: { type: 'boolean', summary: 'as Markdown for a pull request, on stdout or in --output' },
  json: { type: 'boolean', summary: 'the report as JSON on stdout or in --output' },
  strict: STRICT,
  app: APP,
  quiet: QUIET,
} as const;
