import { Size, SizeRoundingBehavior } from 'cdk8s';

const UNITS: Record<string, (amount: number) => Size> = {
  Ki: Size.kibibytes,
  Mi: Size.mebibytes,
  Gi: Size.gibibytes,
  Ti: Size.tebibytes,
};

/** Reads a quantity as our own catalogues write it ("512Mi", "1.5Gi"). */
export function size(quantity: string): Size {
  const unit = UNITS[quantity.slice(-2)];
  if (!unit) throw new Error(`not a binary quantity: ${quantity}`);
  return unit(Number(quantity.slice(0, -2)));
}

const EXACTLY = { rounding: SizeRoundingBehavior.NONE };

/** For comparisons only; never rounds. */
export function kibibytes(value: Size): number {
  return value.toKibibytes(EXACTLY);
}

export function isSmaller(value: Size, than: Size): boolean {
  return kibibytes(value) < kibibytes(than);
}

/** CDI refuses smaller volumes. */
export const SMALLEST_VOLUME = size('1Mi');

/** Whether the value can be written as a Kubernetes quantity that means something: positive and finite. */
export function isUsable(value: Size): boolean {
  // Tiny and huge amounts would be written as "1e-7Gi", which is no quantity.
  return kibibytes(value) > 0 && /^\d+(\.\d+)?[KMGTP]i$/.test(value.asString());
}
