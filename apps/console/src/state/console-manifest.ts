import { type Call } from '#siaga/contracts';
import { type AppKind, appManifests, type ScreenManifest } from '#siaga/web-kit';
import { type CaseCommands } from '../card/use-dispatch.js';
import { type CaseRanking } from '../rank/use-case-ranking.js';
import { type CallQueues } from './call-book.js';
import { type CaseInHand } from './views.js';

declare global {
  /** The console's texts by top key; each folder adds its own. */
  interface ConsoleTexts {
    readonly console?: never;
  }
  interface SiagaTexts {
    console: ConsoleTexts;
  }
}

/** Where the console shows something, and what it gives to it. */
export interface ConsolePlaces {
  /** The left column, from above. */
  queue: { answer: (call: Call) => Promise<void>; isAnswering: boolean };
  /** The middle: the view that has the name of what is in hand. */
  case: { inHand: NonNullable<CaseInHand>; commands: CaseCommands };
  /** The map and what lies over it. */
  map: { commands: CaseCommands };
  /** Buttons at the map's edge, from the left. */
  mapTools: object;
  /** The strip below. */
  fleet: { isFolded: boolean };
  /** Over the screen, one at a time, opened by its name. */
  dialog: { onClose: () => void };
}

/** What the action of a key may look at. */
export interface ConsoleKeyContext {
  answer: (call: Call) => Promise<void>;
  ranking: CaseRanking;
  isFolded: boolean;
  /** What waits when the key is pressed. */
  queues: () => CallQueues;
}

export type ConsoleKind = AppKind<'console', ConsolePlaces, ConsoleKeyContext>;
export type ConsoleManifest = ScreenManifest<ConsoleKind>;

export const { OwnManifests, useOwnManifests: useConsoleManifests } = appManifests<ConsoleKind>();
