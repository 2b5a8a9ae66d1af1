// npm run build: what `npm start` would build, and nothing else.
import { ensureBuilt } from './lib/build.mjs';
import { failWith } from './lib/console.mjs';

ensureBuilt().catch(failWith);
