// Writes docs/api.md and docs/events.md from the built contracts; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { StartError, failWith, say } from './lib/console.mjs';
import { apiPage, eventsPage } from './lib/contract-pages.mjs';
import { inRoot } from './lib/paths.mjs';

async function main() {
  const contracts = await import(inRoot('dist', 'libs', 'contracts', 'src', 'index.js'));
  const pages = { 'docs/api.md': apiPage(contracts), 'docs/events.md': eventsPage(contracts) };
  const isCheck = process.argv.includes('--check');
  for (const [file, text] of Object.entries(pages)) {
    if (!isCheck) writeFileSync(inRoot(file), text);
    else if (readFileSync(inRoot(file), 'utf8') !== text)
      throw new StartError(`${file} is not what the contracts say: run npm run docs:sync`);
  }
  say(isCheck ? 'docs/api.md and docs/events.md are current' : 'docs/api.md and docs/events.md written');
}

main().catch(failWith);
