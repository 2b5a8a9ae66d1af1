import type { Place, RecommendationSummary } from '#siaga/contracts';
import { clearRows, clearTexts } from '#siaga/persistence';
import { sealPlace, sealSuggestion, sealWords, type SealedPart } from './call-row.js';

/** Places of calls from before they were sealed. */
export const clearCalls = clearRows<{
  id: string;
  place: Place | null;
  suggestion: RecommendationSummary | null;
}>({
  name: 'call',
  read: 'SELECT id, place, suggestion FROM call',
  isClear: ['place', "suggestion->'place'"]
    .map((place) => clearTexts(place, 'label', 'context'))
    .join(' OR '),
  write: 'UPDATE call SET place = sealed.place, suggestion = sealed.suggestion',
  sealed: {
    place: ['jsonb', ({ place }, cipher) => sealPlace(place, cipher)],
    suggestion: ['jsonb', ({ suggestion }, cipher) => sealSuggestion(suggestion, cipher)],
  },
});

/** Fixes of calls from before their words were sealed. */
export const clearFixes = clearRows<{ id: string; label: string | null; context: string | null }>({
  name: 'location_fix',
  read: 'SELECT id, label, context FROM location_fix',
  isClear: 'label IS NOT NULL',
  write: 'UPDATE location_fix SET label = NULL, context = NULL, words_sealed = sealed.words',
  sealed: {
    words: [
      'text',
      ({ label, context }, cipher) => sealWords({ label: label ?? '', context: context ?? '' }, cipher),
    ],
  },
});

/** Digests of callers from before the numbering plan was asked: made anew of the sealed number. */
export const formerDigests = clearRows<{ id: string; source: string; personal_sealed: string }>({
  name: 'call',
  read: 'SELECT id, source, personal_sealed FROM call',
  isClear: 'number_form = 0 AND number_digest IS NOT NULL',
  write: "UPDATE call SET number_digest = decode(sealed.digest, 'hex'), number_form = 1",
  sealed: {
    digest: [
      'text',
      ({ source, personal_sealed }, cipher) => {
        const { callerNumber } = cipher.open(personal_sealed) as SealedPart;
        return callerNumber === null
          ? null
          : (cipher.numberDigest(callerNumber, source)?.toString('hex') ?? null);
      },
    ],
  },
});
