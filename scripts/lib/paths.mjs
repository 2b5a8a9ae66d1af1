import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, whatever folder the command was run in. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the repository. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
