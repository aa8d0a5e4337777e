import { secretsInText } from '../findings/secrets';

const HIDDEN = '(not shown: it has a secret)';

/** A text that people wrote, as far as it may be shown. */
export function safe(text: string): string {
  return secretsInText(text).length === 0 ? text : HIDDEN;
}

/** A text that quotes what people wrote. Only what is certain is hidden: such a text has the words of secrets. */
export function safeQuote(text: string): string {
  return secretsInText(text).some(({ unsure }) => !unsure) ? HIDDEN : text;
}
