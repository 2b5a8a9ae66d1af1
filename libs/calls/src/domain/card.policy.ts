import { dispositionFacts, type Actor, type CallDisposition, type CallState } from '#siaga/contracts';

/** What a decision about a card looks at. */
export interface Card {
  state: CallState;
  answeredBy: Actor | null;
  incidentId: string | null;
  disposition: CallDisposition | null;
}

export type AnswerDecision =
  | { ok: true; isNew: boolean }
  | { ok: false; code: 'CALL.ALREADY_ANSWERED'; byName: string }
  | { ok: false; code: 'CALL.ILLEGAL_STEP' };

/**
 * May this person take the call? The first one wins; the same person again changes nothing. A telephone agent's answer does
 * not hold the card: the person at the console who takes it does. A call that is over can be rung back and worked on, not answered.
 */
export function decideAnswer(card: Card, actor: Actor): AnswerDecision {
  const { answeredBy } = card;
  if (answeredBy?.kind === 'account') {
    if (answeredBy.id === actor.id) return { ok: true, isNew: false };
    return { ok: false, code: 'CALL.ALREADY_ANSWERED', byName: answeredBy.name };
  }
  if (card.disposition !== null) return { ok: false, code: 'CALL.ILLEGAL_STEP' };
  return card.state === 'ringing' || card.state === 'answered'
    ? { ok: true, isNew: true }
    : { ok: false, code: 'CALL.ILLEGAL_STEP' };
}

/** The dispositions a card may be closed with: a linked one belongs to its incident, an unlinked one opened none. */
export function allowedDispositions(
  card: Pick<Card, 'incidentId'>,
  all: readonly CallDisposition[],
): CallDisposition[] {
  const unfit = card.incidentId === null ? 'always' : 'never';
  return all.filter((disposition) => {
    const { isOwn, ofIncident } = dispositionFacts(disposition);
    return !isOwn && ofIncident !== unfit;
  });
}

/** The disposition after linking: a card once closed as no incident turns out to be one. */
export function dispositionAfterLink(disposition: CallDisposition | null): CallDisposition | null {
  const fits = disposition === null || dispositionFacts(disposition).ofIncident !== 'never';
  return fits ? disposition : 'incident';
}
