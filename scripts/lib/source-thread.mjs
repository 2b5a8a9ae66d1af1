// First file of a worker thread that runs from TypeScript source, as tests do. Built programs do not come here.
import { register } from 'node:module';
import { workerData } from 'node:worker_threads';

register('./source-hooks.mjs', import.meta.url);
await import(workerData.entry);
