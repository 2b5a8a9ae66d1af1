import { createReadStream } from 'node:fs';

/**
 * Reads a JSON file that is one array of flat or nested objects, some hundred objects at a time, so that 30 MB of text
 * is never held at once. Throws when the file ends inside an object or an object is not JSON.
 */
export async function* readJsonArray(path: string): AsyncGenerator<unknown[]> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    rest += String(chunk);
    const { objects, used } = takeObjects(rest);
    rest = rest.slice(used);
    if (objects.length > 0) yield JSON.parse(`[${objects.join(',')}]`) as unknown[];
  }
  if (rest.includes('{')) throw new SyntaxError(`${path} ends inside an object`);
}

/** The complete top-level objects in a piece of text, and how far they reach. */
function takeObjects(text: string): { objects: string[]; used: number } {
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  let used = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123) {
      if (depth === 0) start = i;
      depth += 1;
    } else if (code === 125) {
      depth -= 1;
      if (depth === 0) {
        used = i + 1;
        objects.push(text.slice(start, used));
      }
    }
  }
  return { objects, used };
}
