import { type MonitoredCase, type OpenedCase, type Point } from '#siaga/contracts';
import {
  FetchedPart,
  lazyPart,
  lazyWindow,
  Loading,
  serverNowMs,
  showDone,
  usePlaceState,
  useSession,
} from '#siaga/web-kit';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskPlaces } from '../desk-manifest.js';
import { AreaFrame } from './area-frame.js';
import { type CaseDraft, contactOf, memberOf } from './case-draft.policy.js';
import { CaseSheet } from './case-sheet.js';
import './monitoring.css';
import { type Area } from './use-area.js';
import { useLiveWork } from './use-live.js';
import { useTakeUp } from './use-take-up.js';
import { useSending } from './walk/use-kept-visits.js';
import { WorkListPart } from './work-list.js';

const Walk = lazyPart(async () => (await import('./walk/walk.js')).Walk, <Loading />);
const ReportDialog = lazyWindow(async () => (await import('./report-dialog.js')).ReportDialog);
const VisitDialog = lazyWindow(async () => (await import('./visit-dialog.js')).VisitDialog);
const CaseDialog = lazyWindow(async () => (await import('./case-dialog.js')).CaseDialog);
const ImportDialog = lazyWindow(async () => (await import('./import-dialog.js')).ImportDialog);
const OpenedDialog = lazyWindow(async () => (await import('./code-dialog.js')).OpenedDialog);

type Window =
  | { kind: 'report' | 'visit'; one: MonitoredCase }
  | { kind: 'import' }
  | { kind: 'new'; house: CaseDraft | null }
  | { kind: 'opened'; opened: OpenedCase; regionName: string };

/** A time of this device by the server's clock. */
const toServerMs = (deviceMs: number): number => deviceMs + serverNowMs() - Date.now();

/** The list of one area with the sheet of the case that is looked at. */
function AreaWork({ area, start }: { area: Area; start: Point | null }): ReactElement {
  const { t } = useTranslation('desk');
  const accountId = useSession((state) => state.session?.account.id) ?? '';
  const [place, setPlace] = usePlaceState('monitoringPlace', ['walk']);
  const work = useLiveWork(area.code);
  const [openId, setOpenId] = useState<string | null>(null);
  const [window, setWindow] = useState<Window | null>(null);
  const close = (): void => setWindow(null);
  const done = (): void => {
    close();
    work.reload();
  };
  const addMember = (one: MonitoredCase, regionName: string): void =>
    setWindow({ kind: 'new', house: memberOf(one, regionName) });
  const addContact = (one: MonitoredCase): void => setWindow({ kind: 'new', house: contactOf(one, area) });
  const { isBusy, takeUp } = useTakeUp(work.reload);
  useSending(({ name }) => {
    showDone(t('monitoring.visit.saved', { name }));
    work.reload();
  });
  // By the server's clock, as what is compared with it there.
  const readAtMs = useMemo(() => toServerMs(work.atMs), [work.atMs]);
  const onVisit = (one: MonitoredCase): void => setWindow({ kind: 'visit', one });
  return (
    <FetchedPart fetched={work}>
      {(list) => (
        <div className={`mon ${openId === null ? '' : 'has-sheet'}`}>
          {place === 'walk' ? (
            <Walk
              {...{ accountId, area, start }}
              fresh={{ list, atMs: readAtMs }}
              acts={{ onVisit, onOpen: ({ id }) => setOpenId(id) }}
              onBack={() => setPlace(null)}
            />
          ) : (
            <WorkListPart
              {...{ list, openId, isBusy }}
              regionCode={area.code}
              acts={{
                onOpen: ({ id }) => setOpenId(id),
                onTakeUp: (one) => void takeUp(one),
                onReport: (one) => setWindow({ kind: 'report', one }),
                onVisit,
              }}
              onNew={() => setWindow({ kind: 'new', house: null })}
              onImport={() => setWindow({ kind: 'import' })}
              onWalk={() => setPlace('walk')}
            />
          )}
          {openId !== null && (
            <CaseSheet
              key={openId}
              id={openId}
              house={list.cases}
              onOpen={setOpenId}
              onClose={() => setOpenId(null)}
              onMember={(one) => addMember(one, one.regionCode === area.code ? area.name : one.regionCode)}
              onContact={addContact}
              onChanged={work.reload}
            />
          )}
          {window?.kind === 'report' && <ReportDialog one={window.one} onClose={close} onDone={done} />}
          {window?.kind === 'visit' && (
            <VisitDialog one={window.one} readAtMs={readAtMs} onClose={close} onDone={done} />
          )}
          {window?.kind === 'import' && <ImportDialog area={area} onClose={close} onDone={done} />}
          {window?.kind === 'new' && (
            <CaseDialog
              key={`${window.house?.householdOf ?? ''}${window.house?.contactOf ?? ''}`}
              area={area}
              house={window.house}
              onClose={close}
              onOpened={(opened, regionName) => {
                setWindow({ kind: 'opened', opened, regionName });
                work.reload();
              }}
            />
          )}
          {window?.kind === 'opened' && (
            <OpenedDialog
              opened={window.opened}
              onClose={close}
              onMember={() => addMember(window.opened.case, window.regionName)}
            />
          )}
        </div>
      )}
    </FetchedPart>
  );
}

/** The officers' day: whom to see, call or help, in the regions that they answer for. */
export function Monitoring({ facility }: DeskPlaces['work']): ReactElement {
  const start = facility?.point ?? null;
  return <AreaFrame>{(area) => <AreaWork key={area.code} area={area} start={start} />}</AreaFrame>;
}
