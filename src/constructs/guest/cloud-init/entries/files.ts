import { Entry } from './entry';
import { Problem } from '../../../../findings/problem';
import { given } from '../../../../model/user-data/plain';
import { ABSOLUTE_PATH, expect, OWNER, PERMISSIONS } from '../../../../model/user-data/rules';
import { CloudFile, CloudFileEncoding } from '../files';
import { readGivenFile } from '../read-file';

/** A file as cloud-init reads it. */
export function fileEntry(file: CloudFile, where: string): Entry {
  const source = contentOf(file, where);
  const value = given({
    path: file.path,
    owner: file.owner,
    permissions: file.permissions,
    append: file.append,
    defer: file.defer,
    encoding: source.encoding === CloudFileEncoding.TEXT ? undefined : source.encoding,
    content: source.content,
  });
  const problems = [
    ...expect(`${where}.path`, file.path, ABSOLUTE_PATH),
    ...expect(`${where}.permissions`, file.permissions, PERMISSIONS),
    ...expect(`${where}.owner`, file.owner, OWNER),
    ...source.problems,
  ];
  return { value, problems };
}

function contentOf(file: CloudFile, where: string): { content?: string; encoding?: CloudFileEncoding; problems: Problem[] } {
  const { content, contentFile, encoding } = file;
  if (contentFile === undefined) {
    return { content, encoding, problems: encoding === undefined || encoding === CloudFileEncoding.TEXT ? [] : base64(content ?? '', where) };
  }
  const { bytes, isText, problems } = readGivenFile(contentFile);
  const read = isText ? { content: bytes.toString('utf8') } : { content: bytes.toString('base64'), encoding: CloudFileEncoding.BASE64 };
  if (content === undefined && encoding === undefined) return { ...read, problems };
  const both: Problem = {
    code: 'CLOUD_INIT_VALUE',
    message: `${where} has \`contentFile\` together with \`content\` or \`encoding\``,
    allowed: 'either `contentFile` alone, or `content` and its `encoding`',
    fix: 'remove `contentFile`, or remove `content` and `encoding`',
  };
  return { ...read, problems: [...problems, both] };
}

/** If the length of the base64 text is wrong, Python's decoder raises an error, and cloud-init then writes none of the later files. */
function base64(content: string, where: string): Problem[] {
  const digits = content.replace(/\s/g, '');
  if (digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return [];
  return [{
    code: 'CLOUD_INIT_VALUE',
    message: `${where}.content is not base64, but \`encoding\` declares base64`,
    allowed: 'base64 with padding',
    fix: 'encode the content, or remove `encoding`',
  }];
}
