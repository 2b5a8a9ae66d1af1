import { type TopicKindName, type Visit } from '#siaga/contracts';
import { type AppKind, type ScreenManifest } from '#siaga/web-kit';

declare global {
  /** The portal's texts by top key; each folder adds its own. */
  interface PortalTexts {
    readonly portal?: never;
  }
  interface SiagaTexts {
    portal: PortalTexts;
  }
}

/** Where the portal shows something, and what it gives to it. */
export interface PortalPlaces {
  /** A card on the first page of who was let in, from above. It shows the passes whose subject is its module's, if any. */
  home: { visit: Visit; again: () => void };
  /** What whoever comes without a link can do. */
  start: { again: () => void };
  /** What this phone kept of who was let in, while there is no connection. */
  away: object;
  /** The whole page, for who opens it by its name: `/portal/#board`. */
  screen: object;
}

export interface PortalManifest extends ScreenManifest<AppKind<'portal', PortalPlaces>> {
  /** Kinds of topic of its module that its cards follow by `onVisitChanges`. The line opens when some folder hears something. */
  hears?: readonly TopicKindName[];
}
