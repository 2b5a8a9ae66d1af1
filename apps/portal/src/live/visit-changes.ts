import { type AskedTopics } from '#siaga/client';
import { type ChangeEvent, type QueueBoard, type TicketStanding, type Visit } from '#siaga/contracts';
import { type PortalManifest } from '../portal-manifest.js';

/** A card that follows what it shows. */
export interface VisitListener {
  /** Ask anew for what is shown. */
  begin: () => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
  /** How a number of this phone stands now. */
  takeTicket?: (standing: TicketStanding) => void;
  /** What the board of this television shows now. */
  takeBoard?: (board: QueueBoard) => void;
  /** Nothing is told until the line is back. */
  cut?: () => void;
}

const listeners = new Set<VisitListener>();

/** For a card of a module whose manifest `hears`; gives the way to stop. */
export function onVisitChanges(listener: VisitListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the line says, to all cards. */
export const visitChanges: Required<VisitListener> = {
  begin: () => {
    for (const listener of listeners) listener.begin();
  },
  takeChanges: (events) => {
    for (const listener of listeners) listener.takeChanges(events);
  },
  takeTicket: (standing) => {
    for (const listener of listeners) listener.takeTicket?.(standing);
  },
  takeBoard: (board) => {
    for (const listener of listeners) listener.takeBoard?.(board);
  },
  cut: () => {
    for (const listener of listeners) listener.cut?.();
  },
};

/** The kinds of topic that the folders hear of things that the visit opens, each once; without one the portal opens no line. */
export function heardBy(
  manifests: readonly Pick<PortalManifest, 'hears'>[],
  { passes }: Pick<Visit, 'passes'>,
): AskedTopics | undefined {
  const opened = new Set<string>(passes.map(({ subject }) => subject.kind));
  const heard = manifests.flatMap(({ hears = [] }) => hears.filter((kind) => opened.has(kind)));
  const [first, ...others] = new Set(heard);
  return first && [first, ...others];
}
