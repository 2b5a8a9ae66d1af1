import { type MapLayerProps, type ScreenManifest } from '#siaga/web-kit';
import { type TFunction } from 'i18next';
import { type LinkPerson } from './link/link-session.policy.js';

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
  /** A card on the first page of who is signed in, from above. */
  home: { person: LinkPerson };
}

export interface PortalKind {
  places: PortalPlaces;
  words: TFunction<'portal'>;
  keyContext: never;
  mapLayer: MapLayerProps;
}

export type PortalManifest = ScreenManifest<PortalKind>;
