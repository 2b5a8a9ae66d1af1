import { type Facility } from '#siaga/contracts';
import { type MapLayerProps, type ScreenManifest } from '#siaga/web-kit';
import { type TFunction } from 'i18next';
import { createContext, useContext } from 'react';

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

export interface DeskKind {
  places: DeskPlaces;
  words: TFunction<'desk'>;
  keyContext: never;
  mapLayer: MapLayerProps;
}

export type DeskManifest = ScreenManifest<DeskKind>;

/** The manifests as the person at this desk has them. */
export const ManifestsContext = createContext<readonly DeskManifest[]>([]);

export function useDeskManifests(): readonly DeskManifest[] {
  return useContext(ManifestsContext);
}
