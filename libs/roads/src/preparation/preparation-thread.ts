import { Injectable, Scope } from '@nestjs/common';
import { MessageChannel, Worker, type Transferable } from 'node:worker_threads';
import type { RoadSegment } from '#siaga/mapdata';
import type { HierarchyData, MetricData, NetworkData } from '../graph/index.js';
import type { AnswerMessage, JobMessage, LoadedData, LoadJob, PrepareJob } from './messages.js';
import { sendSegments } from './segment-stream.js';

/** The thread ended before the answer: it was stopped, or it died. */
export class ThreadLostError extends Error {}

interface Waiting {
  resolve: (data: never) => void;
  reject: (error: Error) => void;
}

/**
 * A second thread for what takes longer than a request may wait: building a network, preparing a hierarchy. Started by the
 * first job, and again by the next one when it was lost; jobs that were running then reject with ThreadLostError. Everybody
 * who asks for one gets a thread of their own, and stops it.
 */
@Injectable({ scope: Scope.TRANSIENT })
export class PreparationThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** Builds a network of the segments, which are handed over as they come. Rejects with what the iterator threw, too. */
  async load(batches: AsyncIterable<readonly RoadSegment[]>): Promise<LoadedData> {
    const { port1, port2 } = new MessageChannel();
    const bell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const loaded = this.run<LoadedData>({ kind: 'load', port: port2, bell }, [port2]);
    const lost = loaded.then(() => new Promise<never>(() => undefined));
    lost.catch(() => undefined);
    try {
      await sendSegments(batches, port1, bell, lost);
    } catch (error) {
      // The thread would wait for the rest for ever.
      await this.stop();
      await loaded.catch(() => undefined);
      throw error;
    }
    return loaded;
  }

  /** Prepares a metric; everything handed over must lie in shared memory, or it is copied. */
  prepare(network: NetworkData, metric: MetricData, order: Int32Array | null): Promise<HierarchyData> {
    return this.run<HierarchyData>({ kind: 'prepare', network, metric, order });
  }

  /** Ends the thread; what it was doing rejects. */
  async stop(): Promise<void> {
    const { worker } = this;
    this.lose(worker, 'the thread was stopped');
    await worker?.terminate();
  }

  private run<T>(job: LoadJob | PrepareJob, transfer: Transferable[] = []): Promise<T> {
    const worker = this.start();
    this.lastId += 1;
    const message: JobMessage = { id: this.lastId, job };
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(message.id, { resolve, reject });
      // Idle, it must not keep a process alive that has nothing else to do; at work it must.
      worker.ref();
      worker.postMessage(message, transfer);
    });
  }

  private start(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = startWorker();
    this.worker = worker;
    worker.on('message', (message: AnswerMessage) => this.hear(message));
    worker.on('error', (error) => this.lose(worker, error.message));
    worker.on('exit', (code) => this.lose(worker, `the thread ended with ${code}`));
    return worker;
  }

  private hear(message: AnswerMessage): void {
    const job = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (this.waiting.size === 0) this.worker?.unref();
    if ('error' in message) job?.reject(new Error(`Roads could not be prepared: ${message.error}`));
    else job?.resolve(message.data as never);
  }

  private lose(worker: Worker | null, why: string): void {
    if (worker === null || worker !== this.worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new ThreadLostError(why));
    this.waiting.clear();
  }
}

/** Built, the thread is a file beside this one; from source (under Jest) it must be compiled as it is loaded. */
function startWorker(): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL('./prepare.worker.js', import.meta.url));
  const entry = new URL('./prepare.worker.ts', import.meta.url).href;
  const loader = new URL('../../../../scripts/lib/source-thread.mjs', import.meta.url);
  return new Worker(loader, { workerData: { entry }, execArgv: ['--conditions=siaga-source'] });
}
