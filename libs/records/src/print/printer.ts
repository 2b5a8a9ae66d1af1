import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { AppError } from '#siaga/kernel';
import type { PrintAnswer, PrintJob } from './print-messages.js';
import type { PrintedPaper } from './printed.js';

/** A paper of a hundred pages takes seconds; what takes longer than this comes to no end. */
const LONGEST_MS = 20_000;
/** So many papers wait for one thread. */
const MOST_WAITING = 8;
const MOST_MEMORY_MB = 512;

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
  readonly end: NodeJS.Timeout;
}

/**
 * Prints in a thread of its own: a long story takes a second of computing, which no call waits for. Started by the first paper, stopped with
 * the process; one that is lost, or comes to no end, takes its papers with it and the next starts another.
 */
@Injectable()
export class Printer implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** The paper as the bytes of a PDF. Throws SYSTEM.OVERLOADED when too many wait, or it comes to no end. */
  async print(paper: PrintedPaper): Promise<Buffer> {
    if (this.waiting.size >= MOST_WAITING) throw new AppError('SYSTEM.OVERLOADED');
    const worker = this.start();
    this.lastId += 1;
    const job: PrintJob = { id: this.lastId, paper };
    return new Promise<Buffer>((resolve, reject) => {
      const end = setTimeout(() => this.lose(worker, new AppError('SYSTEM.OVERLOADED')), LONGEST_MS);
      this.waiting.set(job.id, { resolve, reject, end });
      worker.ref();
      worker.postMessage(job);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const { worker } = this;
    this.lose(worker, new Error('The process ends'));
    await worker?.terminate();
  }

  private start(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = startWorker();
    this.worker = worker;
    worker.on('message', (answer: PrintAnswer) => this.hear(answer));
    worker.on('error', (error) => this.lose(worker, error));
    worker.on('exit', (code) => this.lose(worker, new Error(`The thread that prints ended with ${code}`)));
    return worker;
  }

  private hear(answer: PrintAnswer): void {
    const job = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker?.unref();
    clearTimeout(job?.end);
    if ('error' in answer) job?.reject(new Error(`A paper could not be printed: ${answer.error}`));
    else job?.resolve(Buffer.from(answer.bytes));
  }

  private lose(worker: Worker | null, why: Error): void {
    if (worker === null || worker !== this.worker) return;
    this.worker = null;
    for (const { reject, end } of this.waiting.values()) {
      clearTimeout(end);
      reject(why);
    }
    this.waiting.clear();
    // It may be in a loop: nobody waits for its end.
    void worker.terminate();
  }
}

/** Built, the thread is a file beside this one; from source (under Jest) it must be compiled as it is loaded. */
function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
  if (import.meta.url.endsWith('.js'))
    return new Worker(new URL('./print.worker.js', import.meta.url), { resourceLimits });
  const entry = new URL('./print.worker.ts', import.meta.url).href;
  const loader = new URL('../../../../scripts/lib/source-thread.mjs', import.meta.url);
  return new Worker(loader, {
    workerData: { entry },
    execArgv: ['--conditions=siaga-source'],
    resourceLimits,
  });
}
