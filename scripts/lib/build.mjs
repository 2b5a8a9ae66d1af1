import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TEST_ENGINE, buildTargets, serverFolders } from './build-targets.mjs';
import { compilerCommand } from './compiler.mjs';
import { compressFolder } from './compress.mjs';
import { StartError, step } from './console.mjs';
import { fingerprint, listFiles } from './fingerprint.mjs';
import { ROOT, inRoot } from './paths.mjs';
import { run } from './run.mjs';

/** Builds what is not built from the sources as they are now. */
export async function ensureBuilt() {
  const { server, web } = buildTargets();
  await ensureTarget(server, 'Building the server', buildServer);
  for (const target of web) {
    await ensureTarget(target, `Building the ${target.name} screens`, () => buildWebApp(target.name));
  }
}

/** Builds the engine alone, for tests: it must not wait for the rest of the server to compile. */
export async function ensureEngineBuilt() {
  await ensureTarget(TEST_ENGINE, 'Building the database engine', () =>
    runTool(compilerCommand('apps/engine/tsconfig.json')),
  );
}

async function ensureTarget(target, title, build) {
  const stamp = inRoot('dist', '.stamps', target.name);
  const wanted = fingerprint(ROOT, target.sources);
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh && target.outputs.every((output) => existsSync(inRoot(output)))) return;
  rmSync(stamp, { force: true });
  await step(title, build);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function buildServer() {
  await runTool(compilerCommand('tsconfig.build.json'));
  removeOrphans();
  copyData();
}

/** Whether a source goes into `dist`: specs, their fixtures and settings of tools do not. */
export function isShipped(file) {
  return !/\.(spec|fixture)\.[a-z]+$|tsconfig\.json$/.test(file);
}

/** A compiled file whose source is gone or is a test's would still be there, a removed migration for one. */
export function removeOrphans() {
  for (const file of listFiles(inRoot('dist'), ['apps', 'libs', 'migrations'])) {
    const source = path.join(ROOT, path.relative(inRoot('dist'), file)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(source) || !isShipped(source)) rmSync(file);
  }
}

/** Data files that stand beside the code are read at run time and go with it. */
export function copyData() {
  const data = listFiles(ROOT, serverFolders()).filter(
    (file) => /\.(json|geojson|csv|jsonl|sql|txt)$/.test(file) && isShipped(file),
  );
  for (const file of data) {
    const target = inRoot('dist', path.relative(ROOT, file));
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

async function buildWebApp(app) {
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  await runTool([vite, 'build', '--config', `apps/${app}/vite.config.ts`, '--logLevel', 'warn']);
  compressFolder(inRoot('dist', 'web', app));
}

async function runTool(command) {
  const { code, output } = await run(process.execPath, command);
  if (code !== 0) throw new StartError(`The build failed:\n${output.trim()}`);
}
