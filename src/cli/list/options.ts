import { APP, JSON_OUTPUT, QUIET, STRICT } from '../command/options';

export const LIST_OPTIONS = { json: JSON_OUTPUT, strict: STRICT, quiet: QUIET, app: APP } as const;
