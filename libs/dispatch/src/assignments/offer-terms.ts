import type { Actor, Destination, Incident } from '#siaga/contracts';

/** What every unit of one command is offered with. */
export interface OfferTerms {
  incident: Incident;
  offeredBy: Actor;
  at: Date;
  source: 'operator' | 'import' | 'system';
  timeoutS: number;
  autoNext: boolean;
  chainPosition: number;
  destination: Destination | null;
}
