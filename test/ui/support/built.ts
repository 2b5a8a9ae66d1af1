import { readFileSync } from 'node:fs';
import path from 'node:path';

type App = 'console' | 'crew' | 'desk' | 'portal';

/** The small cut of the font that every page needs. */
const FONT = /inter-basic-[^/]*\.woff2$/;

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
}

/** What the page asks for before anything runs: the entry, all it imports at once, and their styles. */
export function firstFiles(app: App): string[] {
  const root = path.join('dist/web', app);
  const chunks = JSON.parse(readFileSync(path.join(root, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set(['index.html']);
  const follow = (name: string): void => {
    const chunk = chunks[name];
    if (!chunk || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(follow);
  };
  for (const [name, chunk] of Object.entries(chunks)) {
    if (chunk.isEntry) follow(name);
    // The font's other files come when a page has their signs; the portal has the phone's own letters.
    if (FONT.test(chunk.file) && app !== 'portal') files.add(chunk.file);
  }
  return [...files].map((file) => path.join(root, file));
}
