/** What a case `c` of a region or of one below it has, by the two parameters that `area` gives. */
export const IN_AREA = `(c.region_code = $1 OR c.region_code LIKE $2)`;

/** A region and all below it, as two parameters. */
export function area(regionCode: string): [string, string] {
  return [regionCode, regionCode === 'ID' ? '%' : `${regionCode}.%`];
}
