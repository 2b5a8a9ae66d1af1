import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FetchLine } from './fetch-line.js';

const PROGRAM = fileURLToPath(new URL('../cli/region.js', import.meta.url));
/** MiB for the tables of reading: a kabupaten needs a few dozen. */
const MEMORY_MB = 256;
/** After this a program that was asked to stop is ended: the server's own end waits for it. */
const PATIENCE_MS = 10_000;
/** What it said last: why it died stands at the end. */
const LAST_WORDS = 2_000;

/** `region fetch` in a process of its own: reading a map must not hold up calls. It ends with the server. */
export class FetchProgram {
  private readonly child: ChildProcess;
  private said = '';
  /** How it ended; null when it was stopped or died. */
  readonly ended: Promise<Exclude<FetchLine, { kind: 'step' }> | null>;
  /** The newest. */
  step: Extract<FetchLine, { kind: 'step' }> | null = null;
  /** True from the moment it was asked to stop. */
  isStopped = false;

  constructor(
    regionCode: string,
    private readonly patienceMs = PATIENCE_MS,
    program = PROGRAM,
  ) {
    const args = [program, 'fetch', regionCode, '--lines', '--memory', String(MEMORY_MB)];
    this.child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      // It sees by the end of its input that the server is gone.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.said = `${this.said}${chunk.toString('utf8')}`.slice(-LAST_WORDS);
    });
    this.ended = this.follow();
  }

  /** What it said last beside its lines. */
  get lastWords(): string {
    return this.said.trim();
  }

  /** Lets it give up, and ends it when it does not; what it has got so far is kept for the next. */
  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.child.kill('SIGINT');
    setTimeout(() => this.child.kill('SIGKILL'), this.patienceMs).unref();
  }

  private async follow(): Promise<Exclude<FetchLine, { kind: 'step' }> | null> {
    const closed = new Promise<void>((resolve) => {
      this.child.once('close', () => resolve());
      this.child.once('error', (error) => {
        this.said = error.message;
        resolve();
      });
    });
    let end: Exclude<FetchLine, { kind: 'step' }> | null = null;
    if (this.child.stdout !== null)
      for await (const line of createInterface({ input: this.child.stdout })) {
        const said = read(line);
        if (said?.kind === 'step') this.step = said;
        else if (said !== null) end = said;
      }
    await closed;
    return end;
  }
}

/** Null for what is no line of ours. */
function read(line: string): FetchLine | null {
  try {
    return FetchLine.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
