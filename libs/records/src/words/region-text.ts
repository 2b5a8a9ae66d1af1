import type { RegionNames } from '#siaga/geo';
import type { Tx } from '#siaga/persistence';

/** A region as people say it, with its code: `Kota Jambi (15.71)`; the code alone where the gazetteer does not know it. */
export async function regionText(regions: RegionNames, code: string, tx: Tx): Promise<string> {
  const [region] = await regions.byCodes([code], tx);
  return region ? `${region.name} (${code})` : code;
}
