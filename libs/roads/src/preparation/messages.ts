import type { MessagePort } from 'node:worker_threads';
import type { RoadSegment } from '#siaga/mapdata';
import type { HierarchyData, MetricData, NetworkData } from '../graph/index.js';

/** Builds a network of the segments that come over `port`. */
export interface LoadJob {
  readonly kind: 'load';
  readonly port: MessagePort;
  /** One number that grows with each message on `port`: the thread sleeps on it. */
  readonly bell: Int32Array;
}

/** Prepares a metric of a network; both lie in shared memory. */
export interface PrepareJob {
  readonly kind: 'prepare';
  readonly network: NetworkData;
  readonly metric: MetricData;
  /** Order of an earlier hierarchy on this network: much faster. */
  readonly order: Int32Array | null;
}

/** What `load` gives, in shared memory. */
export interface LoadedData {
  readonly network: NetworkData;
  /** Of the segment index; null for no segments. */
  readonly index: ArrayBufferLike | null;
}

export type JobMessage = { readonly id: number; readonly job: LoadJob | PrepareJob };
export type AnswerMessage =
  | { readonly id: number; readonly data: LoadedData | HierarchyData }
  | { readonly id: number; readonly error: string };

/** Over the port of a `load`: batches, then null. */
export type SegmentMessage = readonly RoadSegment[] | null;
