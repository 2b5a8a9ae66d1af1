// npm run test:unit|db|e2e|ui: one Jest project, with what Jest is given behind it. `npm test` runs them all.
import { spawnSync } from 'node:child_process';
import { findChromium } from './lib/chromium.mjs';
import { jestCommand } from './lib/jest-command.mjs';
import { ROOT } from './lib/paths.mjs';

const [project, ...rest] = process.argv.slice(2);
const chromium = findChromium();
const { status } = spawnSync(process.execPath, jestCommand(project, rest), {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium && { CHROMIUM_PATH: chromium }) },
});
process.exitCode = status ?? 1;
