import * as fc from 'fast-check';
import { Cidr } from '../../src/model/cidr';
import { samples } from '../support/samples';

/** A range by arithmetic only, for comparison. */
interface Range { readonly text: string; readonly first: bigint; readonly last: bigint; readonly bits: number }

const ranges = (bits: 32 | 128) => fc.tuple(
  // Few different addresses, so that ranges often overlap.
  fc.oneof(fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n }), fc.integer({ min: 0, max: 63 }).map(n => BigInt(n) * 2n ** BigInt(bits - 6))),
  fc.integer({ min: 0, max: bits }),
).map(([address, prefix]): Range => {
  const size = 2n ** BigInt(bits - prefix);
  const first = address / size * size;
  return { text: `${textOf(address, bits)}/${prefix}`, first, last: first + size - 1n, bits };
});
const range = fc.oneof(ranges(32), ranges(128));

function textOf(address: bigint, bits: number): string {
  const part = (width: number, i: number) => Number(address / 2n ** BigInt(bits - width * (i + 1)) % 2n ** BigInt(width));
  const parts = (width: number) => Array.from({ length: bits / width }, (_, i) => part(width, i));
  return bits === 32 ? parts(8).join('.') : parts(16).map(each => each.toString(16)).join(':');
}

test('ranges overlap if they have a common address, in both directions', () => {
  fc.assert(fc.property(range, range, (a, b) => {
    const common = a.bits === b.bits && a.first <= b.last && b.first <= a.last;
    expect(Cidr.parse(a.text)!.overlaps(Cidr.parse(b.text)!)).toBe(common);
    expect(Cidr.parse(b.text)!.overlaps(Cidr.parse(a.text)!)).toBe(common);
  }), samples(2000));
});

test('a range covers another range if it contains all its addresses', () => {
  fc.assert(fc.property(range, range, (a, b) => {
    expect(Cidr.parse(a.text)!.covers(Cidr.parse(b.text)!)).toBe(a.bits === b.bits && a.first <= b.first && b.last <= a.last);
  }), samples(2000));
});

test('the two halves of a range are disjoint and within it', () => {
  fc.assert(fc.property(ranges(32).filter(({ first, last }) => first < last), ({ text, first, last }) => {
    const prefix = Number(text.split('/')[1]) + 1;
    const whole = Cidr.parse(text)!;
    const [low, high] = [first, (first + last + 1n) / 2n].map(start => Cidr.parse(`${textOf(start, 32)}/${prefix}`)!);
    expect([low.overlaps(high), whole.covers(low), whole.covers(high), low.covers(whole)]).toEqual([false, true, true, false]);
  }));
});

test('the places of a range are its addresses', () => {
  fc.assert(fc.property(ranges(32), ({ text, first, last }) => {
    const read = Cidr.parse(text)!;
    expect([read.at(0), read.at(-1), read.network]).toEqual([textOf(first, 32), textOf(last, 32), `${textOf(first, 32)}/${read.prefix}`]);
    expect([read.contains(read.at(0)), read.contains(read.at(-1))]).toEqual([true, true]);
    for (const outside of [first - 1n, last + 1n].filter(n => n >= 0n && n < 2n ** 32n)) expect(read.contains(textOf(outside, 32))).toBe(false);
  }));
});

test.each([
  '', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08', '10.0.0.0/8/8', '10.0.0/8', '010.0.0.0/8', '10.0.0.256/8', ' 10.0.0.0/8', '10.0.0.0/8 ',
  '10.0.0.0/1e1', '::/129', 'fe80::1%eth0/64', 'a::b::c/64', 'example.com/24',
])('%p is not a range', text => expect(Cidr.parse(text)).toBeUndefined());

test('no random input causes an exception', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789abf.:/%-') })), text => {
    const read = Cidr.parse(text);
    if (read) expect(read.contains(read.address)).toBe(true);
  }), samples(2000));
});
