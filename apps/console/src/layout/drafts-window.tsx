import { isLive } from '#siaga/contracts';
import {
  Button,
  Dialog,
  type Draft,
  dropDraft,
  EmptyState,
  formatPhone,
  serverNowMs,
  useDrafts,
  useEntities,
  useFormat,
  wordsOf,
} from '#siaga/web-kit';
import { FileText } from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { goToStand, inHandOf } from '../state/workspace-store.js';

/** What the text was written for: the incident's number or the caller's, and whether that is over. */
function useNameOf(): (draft: Draft) => string {
  const { t } = useTranslation('console');
  const { call, incident } = useEntities((state) => state.entities);
  return ({ where }) => {
    const inHand = inHandOf(where);
    if (!inHand) return t('drafts.one');
    const theirs = call.get(inHand.id);
    const own = incident.get(inHand.kind === 'incident' ? inHand.id : (theirs?.incidentId ?? ''));
    const number = theirs?.personal.callerNumber;
    const name = own?.number ?? (number ? formatPhone(number) : t('search.call'));
    const isOver = own ? !isLive(own) : !theirs || theirs.disposition !== null;
    return isOver ? `${name}, ${t('drafts.over')}` : name;
  };
}

function DraftLine({
  name,
  draftKey,
  draft,
}: {
  name: string;
  draftKey: string;
  draft: Draft;
}): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  return (
    <li>
      <div className="what">
        <b>{name}</b>
        <small className="num">{format.ago((serverNowMs() - draft.atMs) / 1_000)}</small>
        <p>{wordsOf(draft.value)}</p>
      </div>
      {draft.where !== null && <Button onClick={() => goToStand(draft.where)}>{t('drafts.open')}</Button>}
      <Button kind="ghost" onClick={() => dropDraft(draftKey)}>
        {t('common:draft.discard')}
      </Button>
    </li>
  );
}

/** All that this operator has typed and not sent, the newest first: read, gone back to, or thrown away. */
export function DraftsWindow({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const nameOf = useNameOf();
  const entries = useDrafts((state) => state.entries);
  const drafts = [...entries].sort(([, a], [, b]) => b.atMs - a.atMs);
  return (
    <Dialog title={t('drafts.title')} onClose={onClose}>
      <p className="muted">{t('drafts.intro')}</p>
      {drafts.length === 0 && <EmptyState icon={FileText} title={t('drafts.none')} />}
      <ul className="drafts-list">
        {drafts.map(([key, draft]) => (
          <DraftLine key={key} draftKey={key} draft={draft} name={nameOf(draft)} />
        ))}
      </ul>
    </Dialog>
  );
}
