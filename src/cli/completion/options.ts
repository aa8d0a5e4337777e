import { JSON_OUTPUT } from '../command/options';

export const COMPLETION_OPTIONS = { json: { ...JSON_OUTPUT, summary: 'print the table of commands as JSON, for other tools' } } as const;
