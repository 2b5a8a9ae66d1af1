import { z } from 'zod';
import type { Need } from '../domain/sending.js';

export type Language = 'id' | 'en';

type Variables = z.ZodObject<Record<string, z.ZodType<string, string>>>;
type Names<V extends Variables> = Extract<keyof z.infer<V>, string>;

/** The names in braces of a text. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
/** The text itself when all its names are variables; else a type that says which one is none. */
type Checked<Text extends string, Known extends string> = [Exclude<NamesIn<Text>, Known>] extends [never]
  ? Text
  : `{${Exclude<NamesIn<Text>, Known>}} is no variable of this text`;

/** What is said in one language. `title` is the subject of an e-mail and the headline of a notice. */
export interface Wording<Title extends string = string, Text extends string = string> {
  readonly title: Title;
  readonly text: Text;
}

/** A text that messages are made from. */
export interface MessageText<V extends Variables = Variables> {
  readonly key: string;
  readonly version: number;
  readonly need: Need;
  readonly lifetimeS: number;
  readonly variables: V;
  readonly id: Wording;
  readonly en: Wording;
  readonly whatsapp: { readonly template: string; readonly parameters: readonly Names<V>[] } | null;
  readonly published: Published | null;
}

/** What is kept of a text, so that nobody changes what was told under a version. `textProblems` says what belongs here. */
export interface Published {
  /** A digest of each version, oldest first; the last one is this text's. */
  readonly versions: readonly string[];
  /** How many short messages it is at its longest, in the language in which it is more. */
  readonly smsParts: number;
}

/** A variable of a text, cut where it is longer, so that it is known what a message can cost. */
export function words(mostCharacters: number): z.ZodType<string, string> {
  // Not through the middle of a character that takes two places.
  const start = (given: string): string => given.slice(0, mostCharacters - 3).replace(/[\uD800-\uDBFF]$/, '');
  const cut = (given: string): string => (given.length <= mostCharacters ? given : `${start(given)}...`);
  return z.string().transform(cut).meta({ mostCharacters });
}

/**
 * Declares a text in both languages. Its variables are strings, ready for people: times and numbers are written out by who knows
 * the place. A name in braces that is no variable does not compile. Whoever changes words, raises `version`; a text of WhatsApp is
 * approved there by name, with its parameters in the order given.
 */
export function defineText<
  V extends Variables,
  const IdTitle extends string,
  const IdText extends string,
  const EnTitle extends string,
  const EnText extends string,
>(text: {
  key: string;
  version: number;
  /** See `Need`. */
  need: Need;
  /** Seconds after which it is not worth sending any more. */
  lifetimeS: number;
  variables: V;
  id: Wording<Checked<IdTitle, Names<V>> & IdTitle, Checked<IdText, Names<V>> & IdText>;
  en: Wording<Checked<EnTitle, Names<V>> & EnTitle, Checked<EnText, Names<V>> & EnText>;
  whatsapp?: { template: string; parameters: readonly Names<V>[] };
  published?: Published;
}): MessageText<V> {
  return { ...text, whatsapp: text.whatsapp ?? null, published: text.published ?? null };
}

/** The variables as they stand in the text. Throws ZodError when one is missing, unknown or no string. */
export function valuesOf<V extends Variables>(
  text: MessageText<V>,
  variables: z.input<V>,
): Record<string, string> {
  return text.variables.strict().parse(variables);
}

/** What a text says with these variables. Throws ZodError when one is missing, unknown or no string. */
export function renderText<V extends Variables>(
  text: MessageText<V>,
  language: Language,
  variables: z.input<V>,
): Wording {
  const values = valuesOf(text, variables);
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const { title, text: words } = text[language];
  return { title: fill(title), text: fill(words) };
}
