import { OutputFile, outputFile } from './output-file';
import { ATTRIBUTES, OWNERSHIP_LIST } from './safe-path';

/**
 * What Git has to know of the folder: two branches that add neighbours do not conflict in the list, and line ends stay as they are
 * written. Made once; it belongs to the people from then on.
 */
export function gitAttributes(): OutputFile {
  return outputFile(ATTRIBUTES, [`\
# Written once by cdk8s-vm-fleet. Change it as you like; it is not written again as long as it exists.
${OWNERSHIP_LIST} text eol=lf merge=union
*.yaml text eol=lf
`]);
}
