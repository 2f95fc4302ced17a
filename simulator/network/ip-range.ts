/** An IPv4 range as numbers; `first` is the network's address. */
export type IpRange = { first: number; size: number };

/** The range of an IPv4 prefix such as `10.0.0.0/16`; null when it is none. */
export function ipRange(prefix: string): IpRange | null {
  const [address = "", bits = "", ...rest] = prefix.split("/");
  const first = ipNumber(address);
  const length = Number(bits);
  if (rest.length > 0 || first === null || !/^\d{1,2}$/.test(bits) || length > 32) return null;
  const size = 2 ** (32 - length);
  return first % size === 0 ? { first, size } : null;
}

export function ipNumber(address: string): number | null {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function ipText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

export function contains(outer: IpRange, inner: IpRange): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

export function overlap(a: IpRange, b: IpRange): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}

/** Azure keeps the first four addresses of a subnet and the last one for itself. */
export function usable(range: IpRange): { from: number; to: number } {
  return { from: range.first + 4, to: range.first + range.size - 2 };
}
