import { randomUuid } from '#siaga/client';
import { Button, Chips, Field, Select, showError, Tick, useConnection } from '#siaga/web-kit';
import { ArrowLeft, Check, ScanLine } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../booking/use-live-day.js';
import { type CaseDraft } from '../case-draft.policy.js';
import { HomeFields } from '../home-fields.js';
import { PersonFields } from '../person-fields.js';
import { ReportFields } from '../report-fields.js';
import { type CardReading } from './card/read-card.js';
import { ScanCard } from './card/scan-card.js';
import { entrySender } from './kept/entry-device.js';
import { postNowMs } from './kept/post-shift.js';
import { regenciesFrom } from './regencies.js';
import { keepRegion, recentRegions } from './recent-places.js';
import { type PageProps } from './post-page.js';
import {
  askedAtPost,
  type CardDoubt,
  draftOf,
  newTraveller,
  readTraveller,
  TravellerDraft,
  withCard,
  withoutComplaints,
} from './traveller-draft.policy.js';
import { useKeptForm } from './use-kept-form.js';

const COUNTRY = { code: 'ID', name: '' };

interface Props extends PageProps {
  /** Whom this one came with: what they share is filled in. */
  before: TravellerDraft | null;
  beforeId: string | null;
  /** The entry that was refused and is mended here. */
  mendsId: string | null;
}

/** Where people of this phone went last: there without a line, and one press. */
function RecentRegions({
  draft,
  onChange,
}: {
  draft: CaseDraft;
  onChange: (draft: CaseDraft) => void;
}): ReactElement | null {
  const { t } = useTranslation('desk');
  const [recent] = useState(recentRegions);
  if (recent.length === 0) return null;
  return (
    <div className="mon-yesno">
      <span aria-hidden>{t('entry.form.recent')}</span>
      <Chips
        label={t('entry.form.recent')}
        options={recent.map(({ code, name }) => ({ value: code, text: name }))}
        selected={[draft.regionCode]}
        onToggle={(code) => {
          const name = recent.find((one) => one.code === code)?.name ?? code;
          onChange({ ...draft, regionCode: code, regionName: name });
        }}
      />
    </div>
  );
}

/** Without a line the search answers nothing: the kabupaten or kota by name does, until somebody says more. */
function OfflineRegion({
  provinceCode,
  draft,
  onChange,
}: {
  provinceCode: string;
  draft: CaseDraft;
  onChange: (draft: CaseDraft) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const areas = useMemo(() => regenciesFrom(provinceCode), [provinceCode]);
  return (
    <Select
      label={t('entry.form.regency')}
      value={draft.regionCode}
      options={areas.map(({ code, name }) => ({ value: code, text: name }))}
      onChange={(code) => {
        const name = areas.find((one) => one.code === code)?.name ?? code;
        onChange({ ...draft, regionCode: code, regionName: name });
      }}
    />
  );
}

/** One traveller: scanned or typed, where they go, how they feel. */
export function TravellerForm({
  shift,
  post,
  before,
  beforeId,
  mendsId,
  onPage,
  onBack,
}: Props): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const isOnline = useConnection((state) => state.line === 'online');
  const { program } = shift;
  const questions = askedAtPost(program.questions);
  const today = useToday(shift.post.regionCode);
  const trip = post.trips.find(({ id }) => id === shift.tripId) ?? null;
  const mended = entrySender.read().find((one) => one.item.id === mendsId);
  const form = useKeptForm(`entry-traveller:${mendsId ?? beforeId ?? shift.shift.id}`, TravellerDraft, () =>
    mended?.list === 'trips' || !mended
      ? newTraveller(trip?.origin ?? '', before)
      : draftOf(mended.item, newTraveller(trip?.origin ?? '')),
  );
  const [isScanning, setScanning] = useState(false);
  const [isRead, setRead] = useState(false);
  const [doubts, setDoubts] = useState<readonly CardDoubt[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { value } = form;
  const set = (next: TravellerDraft): void => {
    setWrong(null);
    form.set(next.begunAtMs === 0 ? { ...next, begunAtMs: postNowMs() } : next);
  };
  const setWho = (who: CaseDraft): void => set({ ...value, who });
  const problemAt = (field: string): string | null => {
    if (wrong !== field) return null;
    if (field === 'nik') return t('monitoring.fresh.nikWrong');
    return field === 'regionCode' ? t('entry.form.regionMissing') : common('form.invalid');
  };
  const takeCard = (reading: CardReading): void => {
    const begunAtMs = value.begunAtMs === 0 ? postNowMs() : value.begunAtMs;
    const read = withCard({ ...value, begunAtMs }, reading, today);
    setScanning(false);
    setWrong(null);
    form.set(read.draft);
    setDoubts(read.doubts);
    setRead(true);
  };
  const save = async (): Promise<void> => {
    const id = mendsId ?? randomUuid();
    const given = {
      id,
      tripId: shift.tripId,
      programVersion: program.version,
      questions,
      nowMs: postNowMs(),
    };
    const read = readTraveller(value, given, today);
    setWrong(read.ok ? null : read.field);
    if (!read.ok) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.ent [aria-invalid=true]')?.focus());
      return;
    }
    setBusy(true);
    try {
      await entrySender.add({
        ...{ list: 'travellers', shiftId: shift.shift.id, accountId: shift.accountId },
        item: read.item,
      });
    } catch (error) {
      showError(error);
      setBusy(false);
      return;
    }
    keepRegion({ code: value.who.regionCode, name: value.who.regionName });
    form.drop(value);
    // Who is reported for by another of the house has no phone to pair.
    if (value.householdOf === '') onPage({ kind: 'code', id, draft: value });
    else onPage({ kind: 'code', id: value.householdOf, draft: value });
  };
  if (isScanning) return <ScanCard today={today} onRead={takeCard} onClose={() => setScanning(false)} />;
  return (
    <form
      className="form ent-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <header className="ent-head">
        <Button kind="ghost" onClick={onBack} aria-label={t('entry.back')}>
          <ArrowLeft size={20} aria-hidden />
        </Button>
        <h2>{trip ? t('entry.form.titleOf', { number: trip.number }) : t('entry.form.title')}</h2>
      </header>
      <Button onClick={() => setScanning(true)}>
        <ScanLine size={20} aria-hidden /> {t('entry.scan.open')}
      </Button>
      {isRead && doubts.length === 0 && (
        <p className="ent-read" role="status">
          <Check size={18} aria-hidden /> {t('entry.scan.done')}
        </p>
      )}
      {doubts.length > 0 && (
        <ul className="mon-stale ent-doubts" role="status">
          {doubts.map((doubt) => (
            <li key={doubt}>{t(`entry.scan.doubt.${doubt}`)}</li>
          ))}
        </ul>
      )}
      <PersonFields draft={value.who} {...{ today, problemAt }} onChange={setWho} />
      {before !== null && beforeId !== null && (
        <Tick
          label={t('entry.form.sameHouse', { name: before.who.name })}
          isOn={value.householdOf !== ''}
          onChange={(isOn) => set({ ...value, householdOf: isOn ? beforeId : '' })}
        />
      )}
      {value.cardAddress !== '' && value.cardAddress !== value.who.address && (
        <Button onClick={() => setWho({ ...value.who, address: value.cardAddress.slice(0, 300) })}>
          {t('entry.form.useCard', { address: value.cardAddress })}
        </Button>
      )}
      <RecentRegions draft={value.who} onChange={setWho} />
      {!isOnline && (
        <OfflineRegion provinceCode={shift.post.regionCode.slice(0, 2)} draft={value.who} onChange={setWho} />
      )}
      <HomeFields
        within={COUNTRY}
        draft={value.who}
        {...{ problemAt }}
        says={{ legend: t('entry.form.where'), regionHint: t('entry.form.regionHint') }}
        onChange={setWho}
      />
      <div className="dk-fields">
        <Field
          label={t('entry.form.origin')}
          value={value.origin}
          problem={problemAt('origin')}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => set({ ...value, origin: event.target.value })}
        />
        <Field
          label={t('entry.form.seat')}
          value={value.seat}
          maxLength={10}
          autoComplete="off"
          onChange={(event) => set({ ...value, seat: event.target.value })}
        />
      </div>
      <Button onClick={() => set({ ...value, answers: withoutComplaints(questions, value.answers) })}>
        {t('entry.form.well')}
      </Button>
      <ReportFields
        questions={questions}
        answers={value.answers}
        wrong={wrong}
        onChange={(answers) => set({ ...value, answers })}
      />
      <Tick
        label={t('entry.form.consent')}
        isOn={value.hasConsented}
        onChange={(hasConsented) => set({ ...value, hasConsented })}
      />
      <div className="ent-foot">
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t(value.householdOf === '' ? 'entry.form.save' : 'entry.form.saveMember')}
        </Button>
      </div>
    </form>
  );
}
