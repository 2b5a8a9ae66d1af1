import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FetchLine } from './fetch-line.js';

const PROGRAM = fileURLToPath(new URL('../cli/region.js', import.meta.url));
/** MiB for the tables of reading: a kabupaten needs a few dozen. */
const MEMORY_MB = 256;

/** `region fetch` in a process of its own: reading a map must not hold up calls. It ends with the server. */
export class FetchProgram {
  private readonly child: ChildProcess;
  /** How it ended; null when it was stopped or died. */
  readonly ended: Promise<Exclude<FetchLine, { kind: 'step' }> | null>;
  /** The newest. */
  step: Extract<FetchLine, { kind: 'step' }> | null = null;

  constructor(regionCode: string) {
    const args = [PROGRAM, 'fetch', regionCode, '--lines', '--memory', String(MEMORY_MB)];
    this.child = spawn(process.execPath, ['--enable-source-maps', ...args], {
      // It sees by the end of its input that the server is gone.
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.ended = this.follow();
  }

  /** Lets it give up; what it has got so far is kept for the next. */
  stop(): void {
    this.child.kill('SIGINT');
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private async follow(): Promise<Exclude<FetchLine, { kind: 'step' }> | null> {
    const closed = new Promise<void>((resolve) => {
      this.child.once('close', () => resolve());
      this.child.once('error', () => resolve());
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
