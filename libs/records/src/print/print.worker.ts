import { parentPort } from 'node:worker_threads';
import { PageWriter } from './page-writer.js';
import type { PrintAnswer, PrintJob } from './print-messages.js';

/** The thread's side: one paper after the other, each answered once. */
parentPort?.on('message', ({ id, paper }: PrintJob) => {
  new PageWriter(paper).write().then(
    (bytes) => answer({ id, bytes }),
    (error: unknown) =>
      answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function answer(message: PrintAnswer): void {
  parentPort?.postMessage(message);
}
