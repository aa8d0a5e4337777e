import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { exposureProblems } from '../../model/exposure';
import { NodeOf } from '../../model/fleet-model';
import { publicKeyFault } from '../../model/user-data/public-key';

/** Checks the exposed ports of a machine and its SSH keys. An exposure from defaults is not checked here, but once where the defaults are set. */
export function accessProblems({ spec: { exposure, sshKeys }, origins }: NodeOf<'machine'>, memo: Memo): Problem[] {
  return [...origins?.exposure === 'defaults' ? [] : exposureProblems(exposure), ...sshKeys?.flatMap(key => keyProblems(key, memo)) ?? []];
}

/** Lines of an `authorized_keys` file that are not checked: comments, empty lines, and lines with a variable that Flux replaces. */
const NO_KEY = /^(?:#|$)|\$\{\w+/;

/** Checks an SSH key. Only keys from manifests can be invalid here, because the keys of a program are checked before they are in the model. */
function keyProblems(text: string, memo: Memo): Problem[] {
  return typeof text !== 'string' ? [] : text.split(/\r?\n/).map(line => line.trim()).filter(line => !NO_KEY.test(line)).flatMap((line): Problem[] => {
    const fault = memo.of(publicKeyFault, line);
    return fault === undefined ? [] : [{
      code: 'SSH_KEY_INVALID', message: `not a public key: ${fault}`, got: quote(line.length > 40 ? `${line.slice(0, 40)}...` : line),
      allowed: 'e.g. "ssh-ed25519 AAAA... name@host"', fix: 'copy the whole line of the .pub file',
    }];
  });
}
