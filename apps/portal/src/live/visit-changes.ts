import { type AskedTopics } from '#siaga/client';
import { type ChangeEvent } from '#siaga/contracts';
import { type PortalManifest } from '../portal-manifest.js';

/** A card that follows what it shows. */
export interface VisitListener {
  /** Ask anew for what is shown. */
  begin: () => void;
  takeChanges: (events: readonly ChangeEvent[]) => void;
}

const listeners = new Set<VisitListener>();

/** For a card of a module whose manifest `hears`; gives the way to stop. */
export function onVisitChanges(listener: VisitListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the line says, to all cards. */
export const visitChanges: VisitListener = {
  begin: () => {
    for (const listener of listeners) listener.begin();
  },
  takeChanges: (events) => {
    for (const listener of listeners) listener.takeChanges(events);
  },
};

/** The kinds of topic that the folders hear, each once; without one the portal opens no line. */
export function heardBy(manifests: readonly Pick<PortalManifest, 'hears'>[]): AskedTopics | undefined {
  const [first, ...others] = new Set(manifests.flatMap(({ hears = [] }) => hears));
  return first && [first, ...others];
}
