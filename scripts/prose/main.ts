/** Checks the prose of docs, findings and comments against the word list of CONTRIBUTING.md. */
import { allProse, complaints } from './check';

const found = complaints(allProse());
for (const line of found) process.stdout.write(`${line}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
