/** Writes `docs/api`, the reference by concept, from jsii's assembly. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CONCEPTS } from './concepts';
import { renderApi } from './render';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'docs', 'api');

mkdirSync(FOLDER, { recursive: true });
const pages = renderApi(JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')), CONCEPTS);
for (const file of readdirSync(FOLDER)) if (!pages.has(file)) rmSync(join(FOLDER, file));
for (const [file, text] of pages) writeFileSync(join(FOLDER, file), text);
