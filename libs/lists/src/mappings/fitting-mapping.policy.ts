import type { ListMapping } from '#siaga/contracts';

/** The saved mapping whose columns are all there and are enough, and of several the one that names most. */
export function fittingMapping(
  saved: readonly ListMapping[],
  headings: readonly string[],
  isEnough: (columns: ListMapping['columns']) => boolean,
): ListMapping | null {
  const fits = saved.filter(
    ({ columns }) =>
      isEnough(columns) && Object.values(columns).every((heading) => headings.includes(heading)),
  );
  const size = ({ columns }: ListMapping): number => Object.keys(columns).length;
  return fits.sort((a, b) => size(b) - size(a))[0] ?? null;
}
