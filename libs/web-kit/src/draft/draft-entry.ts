import { z } from 'zod';

/** What somebody has typed and not sent yet, as it is kept. */
export const DraftEntry = z.object({
  /** When it was last changed, in this device's ms. */
  atMs: z.number(),
  /** What it was written for: the version of the thing, say; null where nothing else can change under it. */
  about: z.string().nullable(),
  /** Where the screen stood, in the app's own words. */
  where: z.string().nullable(),
  value: z.unknown(),
});
export type DraftEntry = z.infer<typeof DraftEntry>;

export const MOST_DRAFTS = 60;
/** A shift, and the next. */
export const OLDEST_MS = 24 * 3_600_000;
export const MOST_LETTERS = 40_000;

/** What is called so is never kept, whoever asks. */
const SECRET = /password|secret|token|^(pin|otp)$/i;

/** True when a field of this name is never kept. */
export const isSecretName = (name: string): boolean => SECRET.test(name);

/** The value without what is secret by its name. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isSecretName(name))
      .map(([name, each]) => [name, withoutSecrets(each)]),
  );
}

/** The entry that a text holds; null when it holds none, or one that is too old. */
export function parseDraft(text: string, nowMs: number): DraftEntry | null {
  try {
    const entry = DraftEntry.safeParse(JSON.parse(text));
    return entry.success && nowMs - entry.data.atMs < OLDEST_MS ? entry.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The names of those that are too many, the oldest ones. */
export function surplusOf(entries: ReadonlyMap<string, Pick<DraftEntry, 'atMs'>>): string[] {
  const newestFirst = [...entries].sort(([, a], [, b]) => b.atMs - a.atMs);
  return newestFirst.slice(MOST_DRAFTS).map(([key]) => key);
}

/** `value` as far as it has the form of `like`; the rest as in `like`. What was kept by another version of a form fits in part. */
export function shapedLike<T>(value: unknown, like: T): T {
  if (like === null || like === undefined) return (value ?? like) as T;
  if (Array.isArray(like)) return (Array.isArray(value) ? value : like) as T;
  if (typeof like !== 'object') return (typeof value === typeof like ? value : like) as T;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return like;
  const known = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(like).map(([name, each]) => [name, name in known ? shapedLike(known[name], each) : each]),
  ) as T;
}

/** The words of a draft, for the person who looks for it: all that was typed, the longest first. */
export function wordsOf(value: unknown): string {
  const texts: string[] = [];
  const collect = (each: unknown): void => {
    if (typeof each === 'string' && each.trim() !== '') texts.push(each.trim());
    else if (typeof each === 'object' && each !== null) Object.values(each).forEach(collect);
  };
  collect(value);
  return texts.sort((a, b) => b.length - a.length).join(' · ');
}
