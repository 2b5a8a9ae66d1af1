import { existsSync } from 'node:fs';
import { StartError } from './console.mjs';

export const DEFAULT_PORT = 3119;

/** Reads `.env` into the environment; what is set already wins. */
export function loadEnvFile(file) {
  if (existsSync(file)) process.loadEnvFile(file);
}

const ON = new Set(['on', 'true', '1', 'yes']);
const OFF = new Set(['off', 'false', '0', 'no']);

/**
 * What `npm start` itself has to know. The demo is on with the embedded engine unless switched off, and off
 * with a DATABASE_URL unless switched on: demo accounts must never appear in somebody's real database.
 */
export function readStartSettings(env) {
  const databaseUrl = env.DATABASE_URL || undefined;
  return {
    port: readPort(env.PORT),
    databaseUrl,
    isDemo: readDemo(env.SIAGA_DEMO, databaseUrl === undefined),
  };
}

function readPort(text) {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartError(`PORT is "${text}": give a number from 1 to 65535.`);
}

function readDemo(text, isDefault) {
  const word = (text ?? '').trim().toLowerCase();
  if (word === '') return isDefault;
  if (ON.has(word)) return true;
  if (OFF.has(word)) return false;
  throw new StartError(`SIAGA_DEMO is "${text}": give "on" or "off".`);
}
