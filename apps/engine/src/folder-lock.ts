import { createHash } from 'node:crypto';
import { stat, unlink } from 'node:fs/promises';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EngineError, hasCode } from './engine.errors.js';

const PROBE_TIMEOUT_MS = 2_000;

/** A held folder; `release` gives it back. The operating system gives it back too when the process dies. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone. PGlite does not lock its folder, and two processes on one folder
 * destroy it. The lock is a listening local socket named after the folder's device and inode: the system
 * closes it with the process, `kill -9` included, so a lock is never left behind by a dead one.
 * Throws EngineError when a living process holds the folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const address = await addressOf(folder);
  const server = await listenOrTakeOver(address, folder);
  const owner = await ownerOf(address);
  // Two processes can both find a dead socket file and replace it; the one whose file was replaced steps back.
  if (owner !== process.pid) {
    server.close();
    throw inUse(folder, owner);
  }
  return { release: () => close(server) };
}

async function addressOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const user = process.getuid?.() ?? 0;
  const id = createHash('sha256').update(`${dev.toString()}:${ino.toString()}`).digest('hex').slice(0, 24);
  const name = `siaga-engine-${String(user)}-${id}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Linux's abstract sockets leave no file at all.
  if (process.platform === 'linux') return `\0${name}`;
  return path.join(tmpdir(), `${name}.sock`);
}

async function listenOrTakeOver(address: string, folder: string): Promise<Server> {
  try {
    return await listen(address);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
  }
  const owner = await ownerOf(address);
  if (owner !== undefined || !isSocketFile(address)) throw inUse(folder, owner);
  await unlink(address);
  return listen(address);
}

function isSocketFile(address: string): boolean {
  return address.startsWith('/');
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(`${String(process.pid)}\n`);
    });
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The process id that answers at the address; undefined when nobody does. */
function ownerOf(address: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let answer = '';
    socket.setTimeout(PROBE_TIMEOUT_MS, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      const pid = Number.parseInt(answer, 10);
      resolve(Number.isNaN(pid) ? undefined : pid);
    });
  });
}

function inUse(folder: string, owner: number | undefined): EngineError {
  const who = owner === undefined ? 'another Siaga' : `another Siaga (process ${String(owner)})`;
  return new EngineError(
    `The data folder ${folder} is in use by ${who}: stop that one, or set SIAGA_DATA_DIR to another folder.`,
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
