import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { listFiles } from './fingerprint.mjs';
import { ROOT, inRoot } from './paths.mjs';

const FILE = 'nest-cli.json';
const WEB_CONFIG = 'tsconfig.web.json';

/** The apps and libs of nest-cli.json: what is built, watched and shipped for the server, and which screens there are. */
export function nestProjects() {
  const projects = Object.entries(JSON.parse(readFileSync(inRoot(FILE), 'utf8')).projects).map(
    ([name, { type, root, compilerOptions }]) => ({
      name,
      root,
      isApp: type === 'application',
      isWeb: compilerOptions?.tsConfigPath === WEB_CONFIG,
    }),
  );
  return {
    server: projects.filter(({ isWeb }) => !isWeb).map(({ root }) => root),
    webApps: projects.filter(({ isWeb, isApp }) => isWeb && isApp).map(({ name }) => name),
  };
}

/** nest-cli.json with a project for every app and lib that is on the disk. */
export function nestCliFile(current) {
  const projects = {
    ...projectsIn('apps', 'application', 'main'),
    ...projectsIn('libs', 'library', 'index'),
  };
  return `${JSON.stringify({ ...JSON.parse(current), projects }, null, 2)}\n`;
}

function projectsIn(folder, type, entryFile) {
  const names = readdirSync(inRoot(folder)).filter((name) => existsSync(inRoot(folder, name, 'src')));
  return Object.fromEntries(
    names.sort().map((name) => {
      const root = `${folder}/${name}`;
      const project = { type, root, sourceRoot: `${root}/src`, entryFile };
      return [name, isWeb(root) ? { ...project, compilerOptions: { tsConfigPath: WEB_CONFIG } } : project];
    }),
  );
}

/** Screens and what only they use: a page to start from, or components. */
function isWeb(root) {
  return (
    existsSync(inRoot(root, 'index.html')) || listFiles(ROOT, [root]).some((file) => file.endsWith('.tsx'))
  );
}
