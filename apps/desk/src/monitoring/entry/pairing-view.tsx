import { PAIRING_LIVES_S } from '#siaga/contracts';
import {
  Button,
  Countdown,
  QrCode,
  showError,
  useConnection,
  useEntities,
  useFormat,
  useNow,
} from '#siaga/web-kit';
import { ArrowLeft, Check, RefreshCw } from 'lucide-react';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperCode } from './paper-code.js';
import { nextCode, type ShownCode } from './kept/post-shift.js';
import { type PageProps } from './post-page.js';
import { type TravellerDraft } from './traveller-draft.policy.js';

/** Seconds before the end from which the code is shown as about to end. */
const SOON_S = 30;

function Code({ code, onAgain }: { code: ShownCode; onAgain: () => void }): ReactElement {
  const { t } = useTranslation('desk');
  const endsMs = (code.shownAtS + PAIRING_LIVES_S) * 1_000;
  const leftS = (endsMs - useNow()) / 1_000;
  if (leftS <= 0)
    return (
      <div className="ent-qr is-over">
        <p role="status">{t('entry.code.over')}</p>
        <Button kind="primary" onClick={onAgain}>
          <RefreshCw size={20} aria-hidden /> {t('entry.code.again')}
        </Button>
      </div>
    );
  return (
    <div className="ent-qr">
      <QrCode text={code.address} label={t('entry.code.label')} />
      <p className={leftS <= SOON_S ? 'is-amber' : 'muted'}>
        {t('entry.code.ends')} <Countdown to={endsMs} />
      </p>
    </div>
  );
}

/** The code that the traveller's phone scans, and at once whether one has. */
export function PairingView({
  id,
  draft,
  shift,
  post,
  onPage,
  onBack,
}: PageProps & { id: string; draft: TravellerDraft | null }): ReactElement {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const row = post.rows.find((one) => one.id === id);
  const heard = useEntities((state) => state.entities.entry_traveller.get(id));
  const line = useConnection((state) => state.line);
  const pairedAt = heard?.pairedAt ?? row?.pairedAt ?? null;
  const state = heard?.state ?? row?.state;
  const isPaired = state === 'paired' && pairedAt !== null;
  const [code, setCode] = useState<ShownCode | null>(null);
  const [paper, setPaper] = useState(false);
  const claimed = row?.serial ?? 0;
  const show = useCallback(() => {
    nextCode(id, claimed).then(setCode, showError);
  }, [id, claimed]);
  const isBegun = useRef(false);
  useEffect(() => {
    // Once, at the opening: each further showing is a press, since it ends the one before.
    if (isBegun.current || isPaired) return;
    isBegun.current = true;
    show();
  }, [isPaired, show]);
  const name = row?.name ?? draft?.who.name ?? '';
  const next = (): void => onPage({ kind: 'form', before: null, beforeId: null, mendsId: null });
  return (
    <section className="ent-code" aria-label={t('entry.code.title', { name })}>
      <header className="ent-head">
        <Button kind="ghost" onClick={onBack} aria-label={t('entry.back')}>
          <ArrowLeft size={20} aria-hidden />
        </Button>
        <h2>{name}</h2>
      </header>
      {isPaired ? (
        <p className="ent-paired" role="status">
          <Check size={40} aria-hidden />
          <b>{t('entry.code.paired')}</b>
          <span>{t('entry.pairedAt', { time: format.time(pairedAt) })}</span>
        </p>
      ) : paper ? (
        <PaperCode id={id} isSent={row !== undefined && !row.isUnsent} onDone={post.reload} />
      ) : (
        <>
          {code && <Code code={code} onAgain={show} />}
          <p className="ent-say">{t('entry.code.say')}</p>
          {row?.isUnsent === true && line !== 'online' && (
            <p className="is-amber" role="status">
              {t('entry.code.offline')}
            </p>
          )}
        </>
      )}
      <div className="ent-acts">
        <Button
          onClick={() => {
            setPaper(false);
            setCode(null);
            show();
          }}
        >
          {t(isPaired ? 'entry.code.anotherPhone' : 'entry.code.again')}
        </Button>
        {!isPaired && <Button onClick={() => setPaper(true)}>{t('entry.code.noPhone')}</Button>}
        {draft && (
          <Button onClick={() => onPage({ kind: 'form', before: draft, beforeId: id, mendsId: null })}>
            {t('entry.code.member')}
          </Button>
        )}
      </div>
      <div className="ent-foot">
        <Button kind="primary" onClick={next}>
          {shift.tripId === null ? t('entry.next') : t('entry.nextShort')}
        </Button>
      </div>
    </section>
  );
}
