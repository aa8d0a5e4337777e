import { BlockList, isIP, isIPv4 } from 'net';

/**
 * A range of IPv4 or IPv6 addresses. `net.BlockList` of Node.js decides which addresses are in the range.
 *
 * The parser is as strict as Go's `net.ParseCIDR`, which kube-ovn and Cilium use: no leading zeros, no zones.
 */
export class Cidr {
  public static parse(text: unknown): Cidr | undefined {
    if (typeof text !== 'string') return undefined;
    const [address, prefix, ...more] = text.split('/');
    const family = address.includes('%') ? 0 : isIP(address);
    if (family === 0 || more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefix ?? '')) return undefined;
    return Number(prefix) > (family === 4 ? 32 : 128) ? undefined : new Cidr(text, address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
  }

  private readonly block = new BlockList();

  private constructor(
    public readonly text: string, public readonly address: string, public readonly prefix: number, public readonly family: 'ipv4' | 'ipv6',
  ) {
    this.block.addSubnet(address, prefix, family);
  }

  /** Whether an address is in the range. */
  public contains(address: string): boolean {
    return (isIPv4(address) ? 'ipv4' : 'ipv6') === this.family && this.block.check(address, this.family);
  }

  /** Whether this range contains the whole other range. */
  public covers(other: Cidr): boolean {
    return other.family === this.family && other.prefix >= this.prefix && this.contains(other.address);
  }

  /** Whether the ranges overlap. If two ranges overlap, one range contains the other. */
  public overlaps(other: Cidr): boolean {
    return this.covers(other) || other.covers(this);
  }

  /** The range without host bits. An IPv6 range is returned unchanged. */
  public get network(): string {
    return this.family === 'ipv4' ? `${textOf(this.firstNumber)}/${this.prefix}` : this.text;
  }

  /** The address at an index of an IPv4 range: 0 is the first address, -1 is the last address. */
  public at(place: number): string {
    return textOf(this.firstNumber + (place < 0 ? 2 ** (32 - this.prefix) : 0) + place);
  }

  private get firstNumber(): number {
    const size = 2 ** (32 - this.prefix);
    return Math.floor(numberOf(this.address) / size) * size;
  }
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
}
