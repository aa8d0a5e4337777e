import { ConfigCheck, wrong } from './context';
import { isMap } from '../plain';

/** Keys that contain commands. cloud-init writes the commands of a key into one script. If one command has a wrong type, it writes no script. */
const COMMAND_KEYS: readonly string[] = ['runcmd', 'bootcmd'];

export const checkCommands: ConfigCheck = (document, { nameOf }) => COMMAND_KEYS.filter(key => key in document).flatMap(key => {
  const value = document[key];
  if (value === null) return [];
  if (!Array.isArray(value)) {
    return [wrong(`${nameOf([key])} is ${typeof value === 'string' ? 'a text' : 'not a list'}, so cloud-init runs none of it`, 'a list of commands', 'write it as a list: `- <command>`')];
  }
  return value.flatMap((item, index) => {
    if (typeof item === 'string' || Array.isArray(item) || item === null) return [];
    const what = isMap(item) ? 'a map, because YAML reads `: ` as a key and a value' : `a ${item instanceof Date ? 'date' : typeof item}`;
    return [wrong(`${nameOf([key, index])} is ${what}; cloud-init then runs none of the commands`, 'texts, or lists of words', 'put the command in quotes')];
  });
});
