import { createHash } from 'node:crypto';
import type { FieldProblem } from '#siaga/contracts';
import { readCallerId } from '#siaga/kernel';

/** What only describes a call, and how many characters of it are kept at hand; all of it stays in the raw event. */
const DESCRIPTIONS = {
  from: 40,
  to: 40,
  callerName: 120,
  queue: 80,
  agent: 80,
  cause: 80,
  locationText: 2_000,
} as const;
const LONGEST_URL = 500;
const LONGEST_ID = 120;
const ENCODED_ID = 64;

type Field = keyof typeof DESCRIPTIONS;

/**
 * Makes what only describes a call fit, so that no call is refused for it: a number becomes text, what is too long is cut, what
 * is no text is left aside. Ids that are too long keep their beginning and a hash of the whole. Gives what was changed.
 */
export function fitDescription(value: unknown): { value: unknown; changed: FieldProblem[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value, changed: [] };
  const fitted: Record<string, unknown> = { ...value };
  const changed: FieldProblem[] = [];
  for (const path of ['sourceCallId', 'linkedId']) fitId(fitted, path);
  for (const [path, longest] of Object.entries(DESCRIPTIONS) as [Field, number][]) {
    const message = fitText(fitted, path, longest);
    if (message !== null) changed.push({ path, message });
  }
  const url = fitted['recordingUrl'];
  if (url !== undefined && !isUrl(url)) {
    fitted['recordingUrl'] = undefined;
    if (url !== null && url !== '')
      changed.push({ path: 'recordingUrl', message: 'Left aside: no address of the web' });
  }
  for (const [path, item] of Object.entries(fitted)) if (item === null) fitted[path] = undefined;
  return { value: fitted, changed };
}

function fitId(fitted: Record<string, unknown>, path: string): void {
  const id = typeof fitted[path] === 'number' ? String(fitted[path]) : fitted[path];
  if (typeof id !== 'string') return;
  const text = id.trim();
  const hash = (): string =>
    createHash('sha256')
      .update(text)
      .digest('hex')
      .slice(0, ENCODED_ID / 2);
  fitted[path] = text.length > LONGEST_ID ? `${text.slice(0, ENCODED_ID).toWellFormed()}#${hash()}` : text;
}

function fitText(fitted: Record<string, unknown>, path: Field, longest: number): string | null {
  const item = fitted[path];
  if (item === undefined || item === null) return null;
  if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') {
    fitted[path] = undefined;
    return 'Left aside: not a text';
  }
  const text = String(item).trim();
  fitted[path] = text;
  if (text.length <= longest) return null;
  if (path === 'from') {
    const { shown, name } = readCallerId(text);
    fitted['from'] = shown ?? '';
    fitted['callerName'] ??= name ?? undefined;
    return shown === null ? 'Left aside: too long, and no telephone number' : null;
  }
  fitted[path] = `${text.slice(0, longest - 1).toWellFormed()}…`;
  return `Cut to ${String(longest)} characters`;
}

function isUrl(item: unknown): boolean {
  return (
    typeof item === 'string' &&
    item.length <= LONGEST_URL &&
    /^[a-z][a-z0-9+.-]*:/i.test(item) &&
    URL.canParse(item)
  );
}
