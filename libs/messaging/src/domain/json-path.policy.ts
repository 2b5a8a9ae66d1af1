/** What stands in JSON at a dotted path such as `data.0.id`, as text; null when there is nothing. */
export function textAt(json: unknown, path: string): string | null {
  let value: unknown = json;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}

/** The list at a dotted path, or that the whole is; null when there is none. */
export function listAt(json: unknown, path: string | undefined): unknown[] | null {
  let value: unknown = json;
  for (const key of path?.split('.') ?? []) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return Array.isArray(value) ? value : null;
}

/** The same JSON with `{name}` in its texts replaced. */
export function filledIn(json: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof json === 'string')
    return json.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(json)) return json.map((item: unknown) => filledIn(item, values));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, filledIn(item, values)]));
}
