import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { smsParts } from '../domain/sms-parts.policy.js';
import { renderText, type Language, type MessageText } from './define-text.js';

const LANGUAGES: readonly Language[] = ['id', 'en'];
/** More than a gateway puts together again. */
const MOST_PARTS = 10;
/** Takes one place in an SMS, or makes all of it take twice as much: people's names and places may hold any character. */
const PLAIN = 'M';
const RARE = 'Ж';

/** Everything that is wrong with a text as it would be released, each as a sentence that says what to do. */
export function textProblems(text: MessageText): string[] {
  const problems = [...variableProblems(text), ...publishedProblems(text)];
  return problems.map((problem) => `${text.key}: ${problem}`);
}

/** A short digest of what is told: words in both languages, variables, and what WhatsApp approved. */
export function textDigest({ variables, id, en, whatsapp }: MessageText): string {
  const names = Object.keys(variables.shape).sort();
  return createHash('sha256')
    .update(JSON.stringify([names, id.title, id.text, en.title, en.text, whatsapp]))
    .digest('hex')
    .slice(0, 16);
}

function variableProblems(text: MessageText): string[] {
  const names = Object.keys(text.variables.shape);
  const isBounded = (name: string): boolean => mostCharactersOf(text.variables.shape[name]) !== null;
  return [
    ...names
      .filter((name) => !isBounded(name))
      .map((name) => `give {${name}} its longest: \`${name}: words(60)\``),
    ...LANGUAGES.flatMap((language) => {
      const used = namesIn(text, language);
      const unused = names.filter((name) => !used.has(name));
      const unknown = [...used].filter((name) => !names.includes(name));
      return [
        ...unused.map((name) => `say {${name}} in \`${language}\` as well, or take it out of the variables`),
        ...unknown.map((name) => `{${name}} in \`${language}\` is no variable`),
      ];
    }),
  ];
}

function publishedProblems(text: MessageText): string[] {
  const { version, published } = text;
  const digest = textDigest(text);
  const parts = Math.max(...LANGUAGES.map((language) => longestParts(text, language, PLAIN)));
  const rare = Math.max(...LANGUAGES.map((language) => longestParts(text, language, RARE)));
  const problems =
    rare > MOST_PARTS ? [`it can be ${rare} short messages: say less, or bound its variables`] : [];
  if (published === null)
    return [...problems, `add \`published: { versions: ['${digest}'], smsParts: ${parts} }\``];
  const { versions, smsParts: stated } = published;
  if (versions.length !== version)
    problems.push(
      `version ${version} needs ${version} digests in \`published.versions\`, one for each; there are ${versions.length}`,
    );
  if (new Set(versions).size !== versions.length)
    problems.push('no two versions say the same: take the newer one back');
  if (versions.at(-1) !== digest)
    problems.push(
      `its words or variables are not those of version ${versions.length}, which people were told already: raise \`version\` to ${versions.length + 1} and add '${digest}' behind the other digests`,
    );
  if (stated !== parts)
    problems.push(`it is up to ${parts} short messages: say so in \`published.smsParts\``);
  return problems;
}

function namesIn(text: MessageText, language: Language): Set<string> {
  const { title, text: words } = text[language];
  return new Set([...`${title} ${words}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
}

/** How many short messages it is when every variable is as long as it can be, all of it of one character. */
function longestParts(text: MessageText, language: Language, character: string): number {
  const longest = Object.entries(text.variables.shape).map(([name, variable]) => [
    name,
    character.repeat(mostCharactersOf(variable) ?? 0),
  ]);
  return smsParts(renderText(text, language, Object.fromEntries(longest) as Record<string, string>).text);
}

function mostCharactersOf(variable: z.ZodType | undefined): number | null {
  const most = variable?.meta()?.mostCharacters;
  return typeof most === 'number' ? most : null;
}
