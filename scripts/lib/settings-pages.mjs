const WIDTH = 118;

const HEAD = `# Made by \`npm run docs:sync\` from libs/*/src/*.settings.ts. Copy to .env and change what you need; \`npm start\` and docker
# compose read it. What is set in the environment wins. Everything is optional for the demo on one machine: \`npm start\`
# with no settings at all works.
`;

const COMPOSE_START = `# Settings of the server: made by \`npm run docs:sync\` from libs/*/src/*.settings.ts. Do not edit.
x-environment: &environment`;
const COMPOSE_END = '  # End of the settings.';

/** .env.example: every setting with what it is for and its default. */
export function envExample(groups) {
  return [HEAD, ...groups.map(sectionOf)].join('\n');
}

function sectionOf({ title, text, settings }) {
  const rule = `# --- ${title} `.padEnd(WIDTH + 2, '-');
  const lines = [rule, ...commentLines(text)];
  for (const [name, setting] of Object.entries(settings)) {
    lines.push(...commentLines(setting.text), `${name}=${setting.shown ?? defaultOf(setting)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What the schema gives when nothing is set, where that can be written as text. */
export function defaultOf({ schema, isSecret }) {
  if (isSecret) return '';
  const parsed = schema.safeParse(undefined);
  return parsed.success && ['string', 'number'].includes(typeof parsed.data) ? String(parsed.data) : '';
}

/** A line that begins with a space, a command or an example, is left as it is. */
function commentLines(text) {
  if (!text) return [];
  const paragraphs = [];
  for (const line of text.split('\n')) {
    const last = paragraphs.at(-1);
    if (line.startsWith(' ') || last === undefined || last.startsWith(' ')) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = `${last} ${line}`;
  }
  return paragraphs
    .flatMap((line) => (line.startsWith(' ') ? [line] : wrap(line)))
    .map((line) => `# ${line}`);
}

function wrap(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (longer.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** docker-compose.yml with the server's settings between its two marks. Throws when a mark is not there. */
export function composeFile(current, groups) {
  const start = current.indexOf(COMPOSE_START);
  const end = current.indexOf(COMPOSE_END);
  if (start === -1 || end < start)
    throw new Error('docker-compose.yml has lost the marks around its settings');
  const settings = groups
    .filter(({ readBy }) => readBy === 'server')
    .flatMap(({ settings }) => Object.entries(settings));
  const lines = settings.flatMap(([name, setting]) => composeLine(name, setting));
  return `${current.slice(0, start)}${[COMPOSE_START, ...lines].join('\n')}\n${current.slice(end)}`;
}

function composeLine(name, { compose = 'passed' }) {
  if (compose === 'no') return [];
  if (compose === 'passed') return [`  ${name}: \${${name}:-}`];
  if (compose === 'needed') return [`  ${name}: \${${name}:?set ${name} in .env}`];
  if (compose.default !== undefined) return [`  ${name}: \${${name}:-${compose.default}}`];
  return [`  ${name}: ${/^\w+$/.test(compose.fixed) ? `'${compose.fixed}'` : compose.fixed}`];
}
