import { APP, QUIET } from '../command/options';

export const REPORT_OPTIONS = {
  from: { type: 'string', value: '<commit>', summary: 'also say the difference to what is committed there, and what the change does' },
  output: { type: 'string', short: 'o', value: '<file>', summary: 'the file that is written (fleet.html); - is stdout' },
  svg: { type: 'boolean', summary: 'only the picture, as SVG on stdout or in --output' },
  markdown: { type: 'boolean', summary: 'as Markdown for a pull request, on stdout or in --output' },
  json: { type: 'boolean', summary: 'what the report says, as JSON on stdout or in --output' },
  app: APP,
  quiet: QUIET,
} as const;
