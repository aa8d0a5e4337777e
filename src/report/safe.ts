import { secretsInText } from '../findings/secrets';

const HIDDEN = '(not shown: it has a secret)';

/** A user's text, with its secrets hidden. */
export function safe(text: string): string {
  return secretsInText(text).length === 0 ? text : HIDDEN;
}

/** A message that quotes a user's text. Only certain secrets are hidden, because the message itself contains words such as "password". */
export function safeQuote(text: string): string {
  return secretsInText(text).some(({ unsure }) => !unsure) ? HIDDEN : text;
}
