/** A failure the person at the keyboard can act on: its message is one whole line saying what to do. */
export class StartError extends Error {}

/** One line of progress. */
export function say(text) {
  console.log(`siaga: ${text}`);
}

const HEARTBEAT_MS = 10_000;

/** Runs a step, saying when it starts, that it is still running every ten seconds, and how long it took. */
export async function step(name, work) {
  const startedAt = Date.now();
  const elapsedS = () => Math.round((Date.now() - startedAt) / 1000);
  say(`${name} ...`);
  const heartbeat = setInterval(() => say(`${name} ... ${elapsedS()} s`), HEARTBEAT_MS);
  try {
    const result = await work();
    say(`${name}: done in ${elapsedS()} s`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Ends the process with one line on stderr; an unexpected error keeps its stack. */
export function failWith(error) {
  console.error(error instanceof StartError ? `siaga: ${error.message}` : error);
  process.exit(1);
}
