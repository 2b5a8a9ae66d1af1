import { type Facility } from '#siaga/contracts';
import { type AppKind, appManifests, type ScreenManifest } from '#siaga/web-kit';

declare global {
  /** The desk's texts by top key; each folder adds its own. */
  interface DeskTexts {
    readonly desk?: never;
  }
  interface SiagaTexts {
    desk: DeskTexts;
  }
}

/** Where the desk shows something, and what it gives to it. */
export interface DeskPlaces {
  /** The whole page, one at a time: the emergency room, a counter, an entry point. A menu line of the manifest opens it. */
  work: { facility: Facility | null };
  /** A panel beside the emergency room's patients, from above. */
  side: { facility: Facility };
}

export type DeskKind = AppKind<'desk', DeskPlaces>;
export type DeskManifest = ScreenManifest<DeskKind>;

export const { OwnManifests, useOwnManifests: useDeskManifests } = appManifests<DeskKind>();
