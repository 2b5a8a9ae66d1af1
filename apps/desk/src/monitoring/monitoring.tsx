import { type MonitoredCase, type OpenedCase } from '#siaga/contracts';
import { ConnectionBanner, EmptyState, FetchedPart, lazyWindow, Select } from '#siaga/web-kit';
import { MapPinOff } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDraft, contactOf, memberOf } from './case-draft.policy.js';
import { CaseSheet } from './case-sheet.js';
import './monitoring.css';
import { type Area, useArea } from './use-area.js';
import { useLiveWork } from './use-live.js';
import { useTakeUp } from './use-take-up.js';
import { WorkListPart } from './work-list.js';

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

/** The list of one area with the sheet of the case that is looked at. */
function AreaWork({ area }: { area: Area }): ReactElement {
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
  return (
    <FetchedPart fetched={work}>
      {(list) => (
        <div className={`mon ${openId === null ? '' : 'has-sheet'}`}>
          <WorkListPart
            {...{ list, openId, isBusy }}
            regionCode={area.code}
            acts={{
              onOpen: ({ id }) => setOpenId(id),
              onTakeUp: (one) => void takeUp(one),
              onReport: (one) => setWindow({ kind: 'report', one }),
              onVisit: (one) => setWindow({ kind: 'visit', one }),
            }}
            onNew={() => setWindow({ kind: 'new', house: null })}
            onImport={() => setWindow({ kind: 'import' })}
          />
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
          {window?.kind === 'visit' && <VisitDialog one={window.one} onClose={close} onDone={done} />}
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
export function Monitoring(): ReactElement {
  const { t } = useTranslation('desk');
  const { areas, area, choose } = useArea();
  if (area === null)
    return (
      <main>
        <EmptyState icon={MapPinOff} title={t('monitoring.noArea')} text={t('monitoring.noAreaHint')} />
      </main>
    );
  return (
    <main className="dk-work">
      <ConnectionBanner />
      {areas.length > 1 && (
        <Select
          label={t('monitoring.area')}
          value={area.code}
          options={areas.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={choose}
        />
      )}
      <AreaWork key={area.code} area={area} />
    </main>
  );
}
