// npm run dev: everything at one address, screens with hot reload, the server restarted after a save, the embedded database kept.
// `-- --city` adds the simulated city.
import { failWith } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';

async function main() {
  checkNodeVersion();
  await ensureInstalled();
  // It needs packages, which a fresh checkout has only now.
  await import('./lib/dev/dev-loop.mjs');
}

main().catch(failWith);
