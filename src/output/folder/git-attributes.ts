import { OutputFile, outputFile } from './output-file';
import { ATTRIBUTES, OWNERSHIP_LIST } from './safe-path';

/**
 * Git attributes of the folder: unchanged line endings, and a union merge of the list, so that additions of two branches do not conflict.
 * The file is written once; afterwards the user owns it.
 */
export function gitAttributes(): OutputFile {
  return outputFile(ATTRIBUTES, [`\
# Written once by cdk8s-vm-fleet. Change it as you like; it is not written again as long as it exists.
${OWNERSHIP_LIST} text eol=lf merge=union
*.yaml text eol=lf
`]);
}
