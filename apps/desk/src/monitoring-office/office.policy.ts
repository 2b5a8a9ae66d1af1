/** The spans that an office looks at, in days. */
export const SPANS = [7, 14, 28, 60] as const;

/** A share in percent; null where there is nothing to share. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}
