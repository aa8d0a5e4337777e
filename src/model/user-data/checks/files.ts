import { ConfigCheck, listOf, wrong } from './context';
import { Problem } from '../../../findings/problem';
import { show } from '../../../findings/secrets/show';
import { isMap } from '../plain';
import { expect, FILE_PATH, OWNER, PERMISSIONS } from '../rules';

/** Encodings that cloud-init decodes. It writes content with any other encoding unchanged. */
const ENCODINGS: readonly string[] = ['gz', 'gzip', 'gz+base64', 'gzip+base64', 'gz+b64', 'gzip+b64', 'b64', 'base64', 'text/plain'];

export const checkFiles: ConfigCheck = (document, { nameOf }) => listOf(document.write_files).flatMap((file, index) => {
  if (!isMap(file)) return [];
  const at = (key: string): string => nameOf(['write_files', index, key]);
  const { path, owner, encoding, content, permissions } = file as Readonly<Record<string, unknown>>;
  const problems: Problem[] = [];
  if (typeof path === 'string') problems.push(...expect(at('path'), path, FILE_PATH));
  if (typeof owner === 'string') problems.push(...expect(at('owner'), owner, OWNER));
  problems.push(...permissionProblems(at('permissions'), permissions));
  if (typeof encoding === 'string') {
    if (!ENCODINGS.includes(encoding.toLowerCase().trim())) {
      problems.push(wrong(`${at('encoding')} is unknown to cloud-init, so it writes the content unchanged`, ENCODINGS.join(', '), 'correct it, or remove it', show(encoding)));
    } else if (/64$/.test(encoding) && typeof content === 'string' && !isBase64(content)) {
      problems.push(wrong(`${at('content')} is not base64, but \`encoding\` declares base64`, 'base64 with padding', 'encode the content, or remove `encoding`'));
    } else if (/^gz(?:ip)?\+/i.test(encoding.trim()) && typeof content === 'string' && !GZIP.test(content)) {
      problems.push(wrong(`${at('content')} is base64 of other bytes than gzip, but \`encoding\` declares gzip: cloud-init then writes no file`, 'gzip as base64, which begins with H4sI', 'compress the content, or use the encoding b64'));
    } else if (/^gz(?:ip)?$/i.test(encoding.trim()) && typeof content === 'string' && content !== '') {
      problems.push(wrong(`${at('content')} is a text, but \`encoding\` declares gzip, which is binary`, 'gzip as base64, with the encoding gz+b64', 'correct `encoding`, or remove it'));
    }
  }
  return problems;
});

/** The first bytes of gzip, as base64. */
const GZIP = /^\s*H4sI/;

/** Python's decoder raises an error on a wrong length. cloud-init then skips all files that follow. */
export function isBase64(content: string): boolean {
  const digits = content.replace(/\s/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

/** Numbers whose decimal digits are usual permissions, and whose octal digits are not. */
const WITHOUT_QUOTES = new Set([
  400, 440, 444, 500, 550, 555, 600, 640, 644, 660, 664, 666,
  700, 711, 740, 744, 750, 755, 770, 775, 777, 1777, 2755, 4755,
]);

/** YAML 1.1 reads `0644` as the number 420, the intended permissions. It reads `644` as the number 644, which is octal 1204. */
function permissionProblems(where: string, permissions: unknown): Problem[] {
  if (typeof permissions === 'string') return expect(where, permissions, PERMISSIONS);
  if (typeof permissions !== 'number' || !WITHOUT_QUOTES.has(permissions)) return [];
  return [wrong(`${where} is the decimal number ${permissions}, which is ${permissions.toString(8)} in octal`, "octal digits in a text, such as '0640'", 'put it in quotes')];
}
