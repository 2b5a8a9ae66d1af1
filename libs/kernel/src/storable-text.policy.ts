import { isUtf8 } from 'node:buffer';
import type { FieldProblem } from '#siaga/contracts';

/** U+0000, and half of a surrogate pair: PostgreSQL holds neither, in text or in JSON. In a unicode pattern a whole pair is no surrogate. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const EACH_UNSTORABLE = new RegExp(UNSTORABLE, 'gu');
/** What stands where something was lost: U+FFFD REPLACEMENT CHARACTER. */
const REPLACEMENT = '\uFFFD';
const CONTROLS = /\p{Cc}/gu;
/** Nobody who means well nests deeper, and what does so exhausts the stack of whoever writes it again. */
const MOST_DEPTH = 60;
/** A list of thousands that are all wrong is not answered with thousands of sentences. */
const MOST_PROBLEMS = 50;

const REFUSED = 'Holds a NUL character or half of a character, which cannot be stored';
const CLEANED = 'A NUL character or half of a character could not be stored and was replaced';
const TOO_DEEP = 'Is nested too deeply';

/** True when the text can be stored as it is. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** The text with U+FFFD in place of what cannot be stored; as long as it was. */
export function storable(text: string): string {
  return text.replace(EACH_UNSTORABLE, REPLACEMENT);
}

/** At most so many UTF-16 units of the text; a character is never cut in half. */
export function cutText(text: string, most: number): string {
  const isInside = text.length > most && isStorable(text.slice(most - 1, most + 1));
  return text.slice(0, isInside && !isStorable(text.slice(most - 1, most)) ? most - 1 : most);
}

/**
 * Where a value holds text that cannot be stored, in values and in keys, and where it is nested too deeply (ADR 0030): for what people
 * and their programs send, who can be told. Of very many the first.
 */
export function unstorableIn(value: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const path: string[] = [];
  const look = (item: unknown): void => {
    if (typeof item === 'string') {
      if (!isStorable(item)) problems.push(problem(path, REFUSED));
    } else if (isParent(item)) {
      if (path.length < MOST_DEPTH) lookInside(item);
      else problems.push(problem(path.slice(0, 3), TOO_DEEP));
    }
  };
  const lookInside = (parent: object): void => {
    for (const [key, item] of Object.entries(parent)) {
      if (problems.length >= MOST_PROBLEMS) return;
      path.push(key);
      if (!isStorable(key)) problems.push(problem(path, REFUSED));
      look(item);
      path.pop();
    }
  };
  look(value);
  return problems;
}

/** A value whose every text can be stored, and where something had to be replaced. */
export interface Cleaned<T> {
  value: T;
  cleaned: FieldProblem[];
}

/**
 * The value with U+FFFD in place of what cannot be stored, in values and in keys, and with nothing below the sixtieth level: for what
 * machines send, of which nothing may be lost (ADR 0030).
 */
export function cleanText<T>(value: T): Cleaned<T> {
  const cleaned: FieldProblem[] = [];
  const note = (path: readonly string[], message: string): void => {
    if (cleaned.length < MOST_PROBLEMS) cleaned.push(problem(path, message));
  };
  const clean = (item: unknown, path: readonly string[]): unknown => {
    if (typeof item === 'string') {
      if (isStorable(item)) return item;
      note(path, CLEANED);
      return storable(item);
    }
    if (!isParent(item)) return item;
    if (path.length >= MOST_DEPTH) {
      note(path.slice(0, 3), TOO_DEEP);
      return null;
    }
    if (Array.isArray(item)) return item.map((inner, at) => clean(inner, [...path, String(at)]));
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => {
        if (!isStorable(key)) note([...path, key], CLEANED);
        return [storable(key), clean(inner, [...path, key])];
      }),
    );
  };
  return { value: clean(value, []) as T, cleaned };
}

/** What Windows-1252 has at 0x80 to 0x9f, where ISO 8859-1 has controls; the decoder of Node 20 knows no difference. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\u0080-\u009f]/g;

/** What a machine sent, as text, and what had to be guessed to read it; null when nothing had. */
export interface ReadBytes {
  text: string;
  guess: string | null;
}

/**
 * Bytes as text: UTF-16 by its byte order mark, UTF-8 when that is what they are, else Windows-1252, in which every byte is a character,
 * so that nothing is lost.
 */
export function textOf(bytes: Buffer): ReadBytes {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    const encoding = mark === 'fffe' ? 'utf-16le' : 'utf-16be';
    return { text: new TextDecoder(encoding).decode(bytes), guess: `Was read as ${encoding}` };
  }
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), guess: null };
  return {
    text: bytes.toString('latin1').replace(C1, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char),
    guess: 'Is not UTF-8 and was read as Windows-1252',
  };
}

/** JSON that a machine wrote, read; undefined when it is none. Raw control characters inside its texts are read as spaces, and said so. */
export function readLooseJson(text: string): { value: unknown; guess: string | null } {
  const value = parsed(text);
  if (value !== undefined) return { value, guess: null };
  const spaced = parsed(text.replace(CONTROLS, ' '));
  return { value: spaced, guess: spaced === undefined ? null : 'Raw control characters were read as spaces' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isParent(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function problem(path: readonly string[], message: string): FieldProblem {
  return { path: storable(path.join('.')), message };
}
