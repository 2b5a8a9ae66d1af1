/** Where new units of these people belong: the regions their units and facilities are in, the commonest first. */
export function workRegions(codes: readonly string[], granted: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const known = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b),
  );
  // A grant over the whole country or a province is no place for an ambulance while a nearer region is known.
  return known.length > 0 ? known : granted;
}
