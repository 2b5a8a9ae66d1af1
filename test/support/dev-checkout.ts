import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './server-process.js';
import { untilTrue } from './until-true.js';

const ROOT = path.join(import.meta.dirname, '..', '..');
/** Top-level folders the loop has no use for, and what a run leaves behind. */
const LEFT_OUT = new Set(['.git', '.siaga', 'bench', 'coverage', 'dist', 'docs', 'node_modules', 'test']);
const START_MS = 180_000;

/** A copy of the sources with `npm run dev` running in it, so that a test may edit them. */
export class DevCheckout {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    readonly base: string,
    private readonly printed: { text: string },
    private readonly ended: Promise<number | null>,
  ) {}

  /** Copies, starts, and waits for the address it says. Throws with what it printed when it does not come. */
  static async start(): Promise<DevCheckout> {
    const folder = await mkdtemp(path.join(tmpdir(), 'siaga-dev-'));
    for (const name of (await readdir(ROOT)).filter((each) => !LEFT_OUT.has(each)))
      await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    const port = String(await freePort());
    const child = spawn(process.execPath, [path.join(folder, 'scripts', 'dev.mjs')], {
      cwd: folder,
      // Without a PATH nothing can be installed into the packages of the repository.
      env: {
        PATH: '',
        HOST: '127.0.0.1',
        PORT: port,
        SIAGA_DEMO: 'off',
        SIAGA_DATA_DIR: path.join(folder, '.siaga'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { text: '' };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed.text += text));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const checkout = new DevCheckout(folder, child, `http://127.0.0.1:${port}`, printed, ended);
    await checkout.says(/Open http:\S+ /, START_MS);
    return checkout;
  }

  /** Waits for a line behind `from` of what was printed, and gives its first group. */
  async says(pattern: RegExp, deadlineMs = 60_000, from = 0): Promise<string> {
    const found = (): RegExpExecArray | null => pattern.exec(this.printed.text.slice(from));
    await untilTrue(
      () => found() !== null || this.child.exitCode !== null,
      String(pattern),
      deadlineMs,
    ).catch((error: unknown) => {
      throw new Error(`It only said:\n${this.printed.text}`, { cause: error });
    });
    const match = found();
    if (match === null) throw new Error(`It ended with ${this.child.exitCode}:\n${this.printed.text}`);
    return match[1] ?? '';
  }

  /** How much was printed so far. */
  get mark(): number {
    return this.printed.text.length;
  }

  /** Changes a source as an editor does. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const place = path.join(this.folder, file);
    const text = await readFile(place, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    await writeFile(place, text.replace(from, to));
  }

  /** Ends it as Ctrl-C does, and removes the copy. Gives its exit code. */
  async interrupt(): Promise<number | null> {
    this.child.kill('SIGINT');
    const code = await this.ended;
    await rm(this.folder, { recursive: true, force: true });
    return code;
  }
}
