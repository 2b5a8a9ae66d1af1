import { useEffect, useState, type ReactElement } from 'react';
import { useEntities } from '#siaga/web-kit';
import { useWakeLock } from '../device/wake-lock.js';
import { forgetLastDrive } from '../drive/last-drive.js';
import { useDuty, type Duty } from '../duty/use-duty.js';
import { PositionSender } from '../position/device-position.js';
import { EndedScreen } from './ended-screen.js';
import { JobScreen } from './job-screen.js';
import { OfferScreen } from './offer-screen.js';
import { QueueStrip } from './queue-view.js';
import { SettingsSheet } from './settings-sheet.js';
import { SignOnScreen } from './sign-on-screen.js';
import { StandbyScreen } from './standby-screen.js';
import { StaleStrip, TopBar } from './top-bar.js';

/** The one thing the crew has to deal with now. */
function Now({ duty }: { duty: Duty }): ReactElement {
  const { job, ended, unit, facilities } = duty;
  if (job?.assignment.status === 'offered')
    return <OfferScreen key={job.assignment.id} assignment={job.assignment} />;
  if (job) return <JobScreen key={job.assignment.id} shown={job} unit={unit} facilities={facilities} />;
  if (ended) return <EndedScreen ended={ended} onRead={duty.dismissEnded} />;
  if (unit) return <StandbyScreen unit={unit} />;
  return <SignOnScreen units={duty.ownUnits} />;
}

interface Props {
  accountId: string;
  accountName: string;
  /** Server time in ms of what was stored on this phone, when that is what the screen started with. */
  knownAtMs: number | null;
}

export function DutyScreen({ accountId, accountName, knownAtMs }: Props): ReactElement {
  const duty = useDuty(accountId);
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const triage = duty.job?.assignment.job.triage ?? 'none';
  const isOffer = duty.job?.assignment.status === 'offered';
  const hasJob = useEntities((state) => !state.isLoaded) || duty.job !== null;
  useWakeLock(duty.unit !== null);
  // The way leads to somebody's door: it goes with the job.
  useEffect(() => {
    if (!hasJob) forgetLastDrive();
  }, [hasJob]);
  return (
    <div className={`cr-app ${isOffer ? 'is-offer' : ''}`} data-triage={triage}>
      <PositionSender unitId={duty.unit?.id ?? null} />
      <TopBar callSign={duty.unit?.callSign ?? null} onSettings={() => setSettingsOpen(true)} />
      <StaleStrip knownAtMs={knownAtMs} />
      <QueueStrip accountId={accountId} />
      <Now duty={duty} />
      {isSettingsOpen && (
        <SettingsSheet
          accountId={accountId}
          accountName={accountName}
          onClose={() => setSettingsOpen(false)}
        />
      )}
    </div>
  );
}
