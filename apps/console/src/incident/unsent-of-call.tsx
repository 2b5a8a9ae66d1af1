import { type Incident } from '#siaga/contracts';
import { Button, dropDraft, useDrafts, wordsOf } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { callDraftKey } from '../state/workspace-store.js';

/** What was typed here for a call that somebody else has made an incident of meanwhile: to read and to carry over, never sent by itself. */
export function UnsentOfCall({ incident }: { incident: Incident }): ReactElement | null {
  const { t } = useTranslation(['console', 'common']);
  const entries = useDrafts((state) => state.entries);
  const left = incident.callIds
    .map(callDraftKey)
    .flatMap((key) => ({ key, words: wordsOf(textsOf(entries.get(key)?.value)) }))
    .filter(({ words }) => words !== '');
  return (
    <>
      {left.map(({ key, words }) => (
        <div key={key} className="sec">
          <div className="sg-draft is-stale" role="status">
            <span>
              <b>{t('drafts.title')}</b> {words}
            </span>
            <Button kind="ghost" onClick={() => dropDraft(key)}>
              {t('common:draft.discard')}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}

/** The typed fields of a call's draft. */
function textsOf(value: unknown): unknown {
  const { condition, notes, age } = (value ?? {}) as Record<string, unknown>;
  return { condition, notes, age };
}
