import { parentPort } from 'node:worker_threads';
import { Hierarchy, Metric, RoadNetwork, SegmentIndex, share, type HierarchyData } from '../graph/index.js';
import type { AnswerMessage, JobMessage, LoadedData, LoadJob, PrepareJob } from './messages.js';
import { receiveSegments } from './segment-stream.js';

/** The thread's side: one job after the other, each answered once. */
parentPort?.on('message', ({ id, job }: JobMessage) => {
  try {
    answer({ id, data: job.kind === 'load' ? load(job) : prepare(job) });
  } catch (error) {
    answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

function answer(message: AnswerMessage): void {
  parentPort?.postMessage(message);
}

function load({ port, bell }: LoadJob): LoadedData {
  const network = new RoadNetwork(share(RoadNetwork.build(receiveSegments(port, bell)).data));
  const { buffer } = SegmentIndex.build(network);
  return { network: network.data, index: buffer && share({ bytes: new Uint8Array(buffer) }).bytes.buffer };
}

function prepare({ network, metric, order }: PrepareJob): HierarchyData {
  const costs = new Metric(new RoadNetwork(network), metric);
  return share(Hierarchy.prepare(costs, order === null ? {} : { order }).data);
}
