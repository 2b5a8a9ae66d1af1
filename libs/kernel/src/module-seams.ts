import type { Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/**
 * How a module's classes declare on themselves what the server has to do with them. The app finds them through Nest's
 * `DiscoveryService`; no list names them, so a new module touches none.
 */

/** What a class keeps in memory beside the database, to be filled before the server is ready. */
export interface MemoryPart {
  /** Fills it. What takes long returns at once and loads behind: it must not keep the server from listening. */
  start(): Promise<void> | void;
}

/** When a memory part is filled: before all others, or after those that it reads. */
export interface MemoryOrder {
  isFirst?: boolean;
  after?: readonly Type<MemoryPart>[];
}

/** Marks an injectable `MemoryPart`. */
export const FillsMemory = DiscoveryService.createDecorator<MemoryOrder>();

/** Work that no request asks for: clocks, tidying. */
export interface BackgroundPart {
  /** Starts it; it ends by itself when the application stops. Called in processes that do background work; in a `web` one when no worker is heard of, perhaps long after its start. */
  start(): void;
}

/** Marks an injectable `BackgroundPart`. */
export const RunsInBackground = DiscoveryService.createDecorator();

/** A figure that Prometheus reads. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  read(): number;
}

/** Whether something works, and what that means for people when it does not. */
export interface HealthState {
  ok: boolean;
  detail?: string;
}

/** What a class lets be seen of itself. */
export interface ObservedPart {
  /** Figures for /metrics. */
  figures?(): readonly Figure[];
  /** Checks for /health/ready, by name. They are shown and do not take the process out of service. */
  healthChecks?(): Readonly<Record<string, () => HealthState>>;
}

/** Marks an injectable `ObservedPart`. */
export const Observed = DiscoveryService.createDecorator();

/**
 * The classes in an order in which each comes behind those it names in `after`, and the first ones before all. Throws RangeError when
 * they wait for each other.
 */
export function inMemoryOrder(parts: ReadonlyMap<Type<MemoryPart>, MemoryOrder>): Type<MemoryPart>[] {
  const ordered = new Set<Type<MemoryPart>>();
  const place = (part: Type<MemoryPart>, waiting: readonly Type<MemoryPart>[]): void => {
    if (ordered.has(part)) return;
    if (waiting.includes(part))
      throw new RangeError([...waiting, part].map(({ name }) => name).join(' waits for '));
    for (const before of parts.get(part)?.after ?? []) place(before, [...waiting, part]);
    if (parts.has(part)) ordered.add(part);
  };
  for (const [part, { isFirst }] of parts) if (isFirst === true) place(part, []);
  for (const part of parts.keys()) place(part, []);
  return [...ordered];
}
