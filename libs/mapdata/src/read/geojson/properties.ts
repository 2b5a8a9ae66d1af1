/** Properties of a feature as trimmed text under lower-case names; what is empty is left out. */
export type Properties = Readonly<Record<string, string>>;

// What exports write where there is no value.
const BLANKS: readonly string[] = [
  '',
  '-',
  '--',
  'null',
  'none',
  'n/a',
  'na',
  'nan',
  '<null>',
  'unk',
  'tidak ada',
  'tanpa nama',
];

/** Takes the properties of a feature apart, with the further tags that ogr2ogr and others pack into one of them. */
export function propertiesOf(value: unknown): Properties {
  const all: Record<string, string> = {};
  if (!isRecord(value)) return all;
  for (const [key, raw] of Object.entries(value)) {
    const name = key.toLowerCase();
    if (name === 'other_tags' && typeof raw === 'string') Object.assign(all, hstoreOf(raw));
    else if (name === 'tags' || name === 'all_tags') Object.assign(all, packedTags(raw));
    else addText(all, name, raw);
  }
  return all;
}

function addText(all: Record<string, string>, name: string, raw: unknown): void {
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return;
  const text = String(raw).trim();
  if (!BLANKS.includes(text.toLowerCase())) all[name] = text;
}

function packedTags(raw: unknown): Record<string, string> {
  if (isRecord(raw)) return { ...propertiesOf(raw) };
  if (typeof raw !== 'string') return {};
  return raw.trimStart().startsWith('{') ? { ...propertiesOf(jsonOf(raw)) } : hstoreOf(raw);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** `"lanes"=>"2","surface"=>"asphalt"`, with backslashes before quotes, as ogr2ogr writes it. */
export function hstoreOf(text: string): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"/g)) {
    addText(tags, unescaped(match[1] ?? '').toLowerCase(), unescaped(match[2] ?? ''));
  }
  return tags;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/** Whether the value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
