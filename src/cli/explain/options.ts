import { APP, JSON_OUTPUT, QUIET } from '../command/options';

export const EXPLAIN_OPTIONS = { json: JSON_OUTPUT, quiet: QUIET, app: APP } as const;
