import type { Place, RecommendationSummary } from '#siaga/contracts';
import { clearRows, clearTexts } from '#siaga/persistence';
import { sealPlace, sealSuggestion, sealWords } from './call-row.js';

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
