// Writes docs/api.md and docs/events.md from the built contracts, .env.example and compose's settings from the list,
// nest-cli.json from the folders; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { StartError, failWith, say } from './lib/console.mjs';
import { apiPage, eventsPage } from './lib/contract-pages.mjs';
import { nestCliFile } from './lib/nest-cli.mjs';
import { inRoot } from './lib/paths.mjs';
import { collectSettings } from './lib/settings-list.mjs';
import { composeFile, envExample } from './lib/settings-pages.mjs';

async function main() {
  const contracts = await import(inRoot('dist', 'libs', 'contracts', 'src', 'index.js'));
  const settings = await collectSettings(inRoot('dist'), 'js');
  const pages = {
    'docs/api.md': apiPage(contracts),
    'docs/events.md': eventsPage(contracts),
    '.env.example': envExample(settings),
    'nest-cli.json': nestCliFile(readFileSync(inRoot('nest-cli.json'), 'utf8')),
    'docker-compose.yml': composeFile(readFileSync(inRoot('docker-compose.yml'), 'utf8'), settings),
  };
  const isCheck = process.argv.includes('--check');
  for (const [file, text] of Object.entries(pages)) {
    if (!isCheck) writeFileSync(inRoot(file), text);
    else if (readFileSync(inRoot(file), 'utf8') !== text)
      throw new StartError(`${file} is not what contracts and settings say: run npm run docs:sync`);
  }
  say(`${Object.keys(pages).join(', ')}: ${isCheck ? 'current' : 'written'}`);
}

main().catch(failWith);
