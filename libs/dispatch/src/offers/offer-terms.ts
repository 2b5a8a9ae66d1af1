import type { z } from 'zod';
import type { Actor, Destination, Incident, OfferInput } from '#siaga/contracts';
import { offerTimeoutS } from '../domain/offer-timeout.policy.js';
import { resolveWhen } from '../domain/when.policy.js';

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

/** The terms of a person's command; `baseTimeoutS` is the centre's setting. */
export function termsOf(
  input: z.infer<typeof OfferInput>,
  given: Pick<OfferTerms, 'incident' | 'offeredBy'> & { now: Date; baseTimeoutS: number },
): OfferTerms {
  const { incident, offeredBy, now, baseTimeoutS } = given;
  const { at, source } = resolveWhen(input, now, 'operator');
  return {
    incident,
    at,
    offeredBy,
    chainPosition: 1,
    autoNext: input.autoNext,
    source: source === 'import' ? 'import' : 'operator',
    timeoutS: input.timeoutS ?? offerTimeoutS(incident.triage, baseTimeoutS),
    destination: null,
  };
}
