import { type Unit } from '#siaga/contracts';
import { type AppKind, appManifests, type ScreenManifest } from '#siaga/web-kit';
import { type Duty } from './duty/use-duty.js';

declare global {
  /** The crew app's texts by top key; each folder adds its own. */
  interface CrewTexts {
    readonly crew?: never;
  }
  interface SiagaTexts {
    crew: CrewTexts;
  }
}

/** Whose phone it is, and how old what it knew before is: server time in ms, null while the centre answers. */
export interface CrewPerson {
  accountId: string;
  accountName: string;
  knownAtMs: number | null;
}

/** Where the phone shows something, and what it gives to it. */
export interface CrewPlaces {
  /** Works behind every screen and renders nothing. */
  behind: { duty: Duty };
  /** Under the top bar of every screen, from above. */
  strip: CrewPerson;
  /** The whole screen, one at a time: the view that has the name of what the crew has to deal with. */
  now: { duty: Duty };
  /** A line under "ready": what the phone knows of itself. */
  readyState: { unit: Unit };
  /** What can be tried or switched while no job is there. */
  readyAction: { unit: Unit };
  /** Over the screen, opened from the top bar by its name. */
  sheet: CrewPerson & { onClose: () => void };
}

export type CrewKind = AppKind<'crew', CrewPlaces>;
export type CrewManifest = ScreenManifest<CrewKind>;

export const { OwnManifests, useOwnManifests: useCrewManifests } = appManifests<CrewKind>();
