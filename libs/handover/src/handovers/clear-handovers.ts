import type { HandoverFacts } from '#siaga/contracts';
import { clearRows, clearTexts } from '#siaga/persistence';
import { sealFacts, sealReason } from './handover-row.js';

/** Hand-overs from before their places and reasons were sealed. */
export const clearHandovers = clearRows<{ id: string; facts: HandoverFacts; reason: string | null }>({
  name: 'handover',
  read: 'SELECT id, facts, reason FROM handover',
  isClear: `reason IS NOT NULL OR ${clearTexts("facts->'place'", 'label', 'context')}`,
  write:
    'UPDATE handover SET facts = sealed.facts, reason = NULL, reason_sealed = coalesce(sealed.reason, reason_sealed)',
  sealed: {
    facts: ['jsonb', ({ facts }, cipher) => sealFacts(facts, cipher)],
    reason: ['text', ({ reason }, cipher) => sealReason(reason, cipher)],
  },
});
