import { APP, QUIET, STRICT } from '../command/options';

export const REPORT_OPTIONS = {
  from: { type: 'string', value: '<commit>', summary: 'also show the differences from a commit, and the effects of the change' },
  output: { type: 'string', short: 'o', value: '<file>', summary: 'the output file (fleet.html); `-` means stdout' },
  svg: { type: 'boolean', summary: 'write only the picture, as SVG on stdout or in --output' },
  markdown: { type: 'boolean', summary: 'write Markdown for a pull request, on stdout or in --output' },
  json: { type: 'boolean', summary: 'write the report as JSON, on stdout or in --output' },
  strict: STRICT,
  app: APP,
  quiet: QUIET,
} as const;
