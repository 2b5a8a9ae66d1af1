import { addressKey } from '#siaga/kernel';

/** An address as people may read it: which network it was, not which of its users. Null for what is no address. */
export function maskAddress(address: string): string | null {
  const key = addressKey(address);
  const v4 = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(key);
  if (v4) return `${v4[1]}.${v4[2]}.*.*`;
  const groups = key.split(':');
  return groups.length > 3 ? `${groups.slice(0, 3).join(':')}:*` : null;
}
