import { nearest } from '../../findings/nearest';
import { Problem } from '../../findings/problem';

/** A value that the guest cannot use, or misinterprets. */
export function invalid(what: string, allowed: string, fix: string, got?: string): Problem {
  return { code: 'NETWORK_DATA_INVALID', message: `the network configuration ${what}`, ...got !== undefined && { got }, allowed, fix };
}

/** A text that is not a network configuration. */
export function unreadable(what: string, allowed: string, fix: string): Problem {
  return { ...invalid(what, allowed, fix), code: 'CLOUD_INIT_INVALID' };
}

/** A key without effect. */
export function unknownKey(where: string, key: string, known: readonly string[]): Problem {
  const near = nearest(key, known);
  return {
    code: 'CLOUD_INIT_SCHEMA',
    message: `${where} is an unknown key in this version of the network configuration, so it has no effect`,
    allowed: near === undefined ? 'the keys that cloud-init documents' : `\`${near}\`, ...`,
    fix: near === undefined ? 'remove it' : `did you mean \`${near}\`? Otherwise remove it`,
  };
}
