/** An amount of memory or storage as Kubernetes writes it: a number and a unit, e.g. `20Gi`, `1.5Gi`, `128G`, or bytes alone. */
export type Quantity = string;

/** The number of bytes of each unit. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40, 'Pi': 2 ** 50, 'Ei': 2 ** 60,
  'k': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'P': 1e15, 'E': 1e18,
};

const QUANTITY = /^(\d+(?:\.\d+)?)([KMGTPE]i|[kMGTPE])?$/;

/** A whole number with at most this number of digits is exact as a JavaScript number. */
const MAX_DIGITS = 15;

/** The amount in KiB, for comparisons only; never rounded. */
export function kibibytes(quantity: Quantity): number {
  const digits = wholeDigits(quantity);
  // Nearly every quantity is a whole number, for which a pattern with groups takes ten times as long.
  const known = digits > 0 && digits <= MAX_DIGITS && quantity.length - digits <= 2 ? UNITS[quantity.slice(digits)] : undefined;
  if (known !== undefined) return Number(quantity.slice(0, digits)) * known / 1024;
  const [, amount, unit = ''] = QUANTITY.exec(quantity) ?? [];
  return Number(amount) * UNITS[unit] / 1024;
}

/** The number of digits at the beginning of the quantity. */
function wholeDigits(quantity: Quantity): number {
  let at = 0;
  while (at < quantity.length && quantity.charCodeAt(at) >= 48 && quantity.charCodeAt(at) <= 57) at++;
  return at;
}

export function bytes(quantity: Quantity): number {
  return kibibytes(quantity) * 1024;
}

export function isSmaller(quantity: Quantity, than: Quantity): boolean {
  if (quantity === than) return false;
  return kibibytes(quantity) < kibibytes(than);
}

/** CDI rejects smaller volumes. */
export const SMALLEST_VOLUME: Quantity = '1Mi';

/** Whether the text has the form of `Quantity`, and the amount is positive. A quantity with an exponent ("1e3") does not have this form. */
export function isUsable(quantity: Quantity): boolean {
  return kibibytes(quantity) > 0;
}

const EXACT = /^(\d*)(?:\.(\d*))?(?:([KMGTPE]i|[numkMGTPE])|[eE]([+-]?\d{1,2}))?$/;
const POWERS_OF_TEN: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** The exact amount in billionths, to compare two amounts. Undefined for a text that is not a quantity, and for a quantity with a sign. */
export function amountOf(quantity: Quantity): bigint | undefined {
  const match = EXACT.exec(quantity);
  if (match === null) return undefined;
  const [, whole, fraction = '', unit = '', exponent] = match;
  if (whole + fraction === '' || fraction.length > 30 || whole.length > 30) return undefined;
  const shift = 9 - fraction.length + (exponent === undefined ? POWERS_OF_TEN[unit] ?? 0 : Number(exponent));
  const amount = BigInt(whole + fraction) * (unit.endsWith('i') ? BigInt(UNITS[unit]) : 1n);
  // Kubernetes rounds up to a billionth.
  return shift >= 0 ? amount * 10n ** BigInt(shift) : (amount + 10n ** BigInt(-shift) - 1n) / 10n ** BigInt(-shift);
}

/** Suffixes in steps of 1000, from billionths. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const ONE = 10n ** 9n;

/** A whole number of at most three digits, with or without a unit. The number is too small for a larger unit, so Kubernetes stores it unchanged. */
const SHORT = /^[1-9]\d{0,2}(?:[KMGTPE]i|[kMGTPE])?$/;

/**
 * The quantity as Kubernetes stores it (`CanonicalizeBytes`): `2048Mi` is `2Gi`, and `0.5` is `500m`. Texts that are not quantities, or have an
 * exponent, stay as they are.
 */
export function canonical(quantity: Quantity): Quantity {
  if (SHORT.test(quantity)) return quantity;
  const amount = amountOf(quantity);
  if (amount === undefined || amount === 0n || /[eE][+-]?\d/.test(quantity)) return quantity;
  // Fractions of a byte, and less than 1024 bytes, have no binary unit.
  const isBinary = quantity.endsWith('i') && amount >= 1024n * ONE && amount % ONE === 0n;
  return isBinary ? scaled(amount / ONE, 1024n, BINARY) : scaled(amount, 1000n, DECIMAL);
}

function scaled(amount: bigint, step: bigint, [suffix, ...larger]: readonly string[]): string {
  return larger.length > 0 && amount % step === 0n ? scaled(amount / step, step, larger) : `${amount}${suffix}`;
}
