import { StartError, say } from './console.mjs';

const ENGINE = 'dist/apps/engine/src/main.js';

/** Starts the embedded database in its own process. Gives its URL, or throws the engine's own one line. */
export function startEngine(children, env = {}, { file = ENGINE, isQuiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = children.start('the embedded database', file, {
      env,
      output: 'ignore',
      onMessage: (message) => {
        if (message.engine === 'step' && !isQuiet) say(`${message.step} ...`);
        if (message.engine === 'copied')
          say(`The engine is newer: the database was first copied to ${message.copy}`);
        if (message.engine === 'failed') reject(new StartError(message.message));
        if (message.engine === 'ready') resolve(message.url);
      },
    });
    child.once('close', () => reject(new StartError('The embedded database ended before it was ready.')));
  });
}
