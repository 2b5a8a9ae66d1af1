// npm test: every check and every test. `--only db,e2e` runs those stages alone.
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { findChromium } from './lib/chromium.mjs';
import { failWith, say } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { sideBySide } from './lib/side-by-side.mjs';
import { NONE, countLine, sumCounts } from './lib/test-counts.mjs';

const ONE_FAILED = { ...NONE, failed: 1 };

// A fresh checkout has no packages before they are installed, so what needs them is loaded only then.
const loadStages = () => import('./lib/test-stages.mjs');
const loadDatabases = () => import('../test/support/test-template.mjs');

async function chooseStages(args) {
  const { testStages } = await loadStages();
  const stages = testStages();
  const index = args.indexOf('--only');
  if (index === -1) return stages.filter((stage) => !stage.isNamed);
  const names = (args[index + 1] ?? '').split(',');
  return stages.filter((stage) => names.includes(stage.name));
}

/** Starts what the stages need as late as possible and once only. */
class Provisions {
  #databases;

  /** Gives the environment with what the stage needs; undefined when the stage cannot run here. */
  async provide(needs) {
    const env = { ...process.env, NODE_ENV: 'test' };
    if (needs.includes('browser')) {
      const chromium = findChromium();
      if (chromium === undefined) return undefined;
      env.CHROMIUM_PATH = chromium;
    }
    if (needs.includes('database')) Object.assign(env, await this.#provideDatabase());
    return env;
  }

  async #provideDatabase() {
    this.#databases ??= loadDatabases().then(({ prepareDatabases }) => prepareDatabases(process.env));
    return (await this.#databases).env;
  }

  async stop() {
    await (await this.#databases)?.stop();
  }
}

async function runStage(stage, provisions) {
  say(`--- ${stage.name}`);
  try {
    const env = await provisions.provide(stage.needs ?? []);
    if (env !== undefined) return await stage.run(env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return ONE_FAILED;
  }
  const isRequired = process.env.SIAGA_REQUIRE_BROWSER === '1';
  say(
    `No Chromium was found (CHROMIUM_PATH names one): the browser tests ${isRequired ? 'FAIL' : 'were left out'}.`,
  );
  return isRequired ? ONE_FAILED : NONE;
}

/** The same with its name and how long it took. */
async function timeStage(stage, provisions) {
  const startedAt = performance.now();
  const counts = await runStage(stage, provisions);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  if (stage.isBeside) say(`--- ${stage.name}: ${counts.failed > 0 ? 'FAILED' : 'done'} in ${seconds} s`);
  return { name: stage.name, seconds, ...counts };
}

/** Those that may run beside each other first, as many at a time as there are cores; then the others in order. */
async function runStages(stages, provisions) {
  const beside = stages.filter((stage) => stage.isBeside);
  const results = await sideBySide(beside, availableParallelism(), (stage) => timeStage(stage, provisions));
  for (const stage of stages.filter(({ isBeside }) => !isBeside)) {
    results.push(await timeStage(stage, provisions));
  }
  return results;
}

async function main() {
  const startedAt = performance.now();
  checkNodeVersion();
  await ensureInstalled();
  const provisions = new Provisions();
  const results = await runStages(await chooseStages(process.argv.slice(2)), provisions);
  await provisions.stop();
  for (const { name, seconds, ...counts } of results) say(`${name}: ${seconds} s, ${countLine(counts)}`);
  say(`all of it: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  const total = sumCounts(results);
  console.log(countLine(total));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

main().catch(failWith);
