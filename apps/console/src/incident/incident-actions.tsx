import { type Assignment, type Incident, isLive } from '#siaga/contracts';
import {
  Button,
  isActiveAssignment,
  lazyWindow,
  useCommand,
  useEntities,
  usePlaceState,
  useKeys,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseCommands } from '../card/use-dispatch.js';
import { useReasonTexts } from '../rank/reason-text.js';
import { callSigns, lackedByAll } from '../rank/sendable.policy.js';
import { useRanking } from '../rank/use-case-ranking.js';
import { useChooseAgain } from '../rank/use-lost-choice.js';
import { JoinWindow } from '../records/manifest.js';
import { useJobsByIncident } from '../state/views.js';
import { NO_CHOICE, useWorkspace } from '../state/workspace-store.js';
import { whoseDestination } from './whose-destination.policy.js';

interface AboutIncident {
  incident: Incident;
  onClose: () => void;
}
interface AboutJob {
  assignment: Assignment;
  onClose: () => void;
}

const CloseIncidentDialog = lazyWindow<AboutIncident>(
  async () => (await import('./windows.js')).CloseIncidentDialog,
);
const CancelIncidentDialog = lazyWindow<AboutIncident>(
  async () => (await import('./windows.js')).CancelIncidentDialog,
);
const DestinationDialog = lazyWindow<AboutJob>(async () => (await import('./windows.js')).DestinationDialog);

/** What Enter does, in the words of its button; null while there is nothing to do. */
interface Primary {
  label: string;
  act: (() => void) | null;
  isBusy: boolean;
}

/** Offers the incident to the chosen units. Once a unit is on it, a second Enter must not send the next one unasked: that takes a choice. */
function useOffering(incident: Incident, isServed: boolean, commands: CaseCommands): Primary {
  const { t } = useTranslation('console');
  const ranking = useRanking();
  const reasons = useReasonTexts();
  const chooseAgain = useChooseAgain();
  const isWaiting = ranking.isLoading && !ranking.isUnitChosen && !isServed;
  const units = (isServed || isWaiting) && !ranking.isUnitChosen ? [] : ranking.units;
  const unit = callSigns(units);
  const lacks = lackedByAll(units);
  let label = t(isWaiting ? 'card.ranking' : 'incident.offerNone');
  if (unit !== '') label = t('incident.offer', { unit });
  if (lacks.length > 0) label = t('incident.offerLacking', { unit, missing: reasons.lacks(lacks) });
  if (chooseAgain !== null) return { label: chooseAgain, act: null, isBusy: commands.isBusy };
  return {
    label,
    act: unit === '' ? null : () => void commands.offer(incident, ranking),
    isBusy: commands.isBusy,
  };
}

/** Takes a unit with its patient to the destination that was chosen for it; null while none is. */
function useDestination(jobs: readonly Assignment[]): Primary | null {
  const { t } = useTranslation('console');
  const { facility, isUnitChosen, lost } = useRanking();
  const choose = useWorkspace((state) => state.choose);
  const { run, isBusy } = useCommand('setDestination');
  const job = facility && whoseDestination(jobs, facility.facilityId);
  // A unit chosen beside it is sent there: that comes first, and is missed when it is lost.
  if (!job || isUnitChosen || lost.unitIds.length > 0) return null;
  const act = async (): Promise<void> => {
    const changed = await run({ id: job.id, facilityId: facility.facilityId });
    if (!changed) return;
    useEntities.getState().put('assignment', changed);
    choose(NO_CHOICE);
  };
  const label = t('incident.bringTo', { unit: job.unitCallSign, facility: facility.name });
  return { label, act: () => void act(), isBusy };
}

/** The card stays when somebody merges its case away: it says so, and leads to the one that goes on. */
function MergedLead({ into }: { into: NonNullable<Incident['mergedInto']> }): ReactElement {
  const { t } = useTranslation('console');
  const take = useWorkspace((state) => state.take);
  const isKnown = useEntities((state) => state.entities.incident.has(into.id));
  return (
    <div className="foot" role="status">
      <p className="note grow">{t('incident.mergedInto', { number: into.number })}</p>
      {isKnown && (
        <Button kind="primary" onClick={() => take({ kind: 'incident', id: into.id })}>
          {t('incident.goOn', { number: into.number })}
        </Button>
      )}
    </div>
  );
}

const ASKED = ['close', 'cancel', 'destination', 'join'] as const;

/** The buttons under an incident, with their keys. */
export function IncidentActions({
  incident,
  commands,
}: {
  incident: Incident;
  commands: CaseCommands;
}): ReactElement | null {
  const { t } = useTranslation('console');
  const [asking, setAsking] = usePlaceState(`incident:${incident.id}`, ASKED);
  const jobs = useJobsByIncident().get(incident.id) ?? [];
  const offering = useOffering(incident, jobs.some(isActiveAssignment), commands);
  const primary = useDestination(jobs) ?? offering;
  const bound = whoseDestination(jobs, null);
  const act = (): void => {
    if (!primary.isBusy) primary.act?.();
  };
  const ask = (what: (typeof ASKED)[number]) => () => setAsking(what);
  const isOpen = isLive(incident);
  const keys = { enter: act, 'ctrl+enter': act, n: ask('close'), j: bound ? ask('destination') : undefined };
  useKeys(isOpen ? keys : {});
  if (incident.mergedInto) return <MergedLead into={incident.mergedInto} />;
  if (!isOpen) return null;
  const close = (): void => setAsking(null);
  return (
    <div className="foot">
      <Button
        kind="primary"
        className="grow"
        kbd="Enter"
        isBusy={primary.isBusy}
        disabled={primary.act === null}
        onClick={act}
      >
        {primary.label}
      </Button>
      <Button kbd="N" onClick={ask('close')}>
        {t('incident.close')}
      </Button>
      <Button onClick={ask('join')}>{t('incident.join')}</Button>
      <Button kind="danger" onClick={ask('cancel')}>
        {t('incident.cancel')}
      </Button>
      {asking === 'close' && <CloseIncidentDialog incident={incident} onClose={close} />}
      {asking === 'cancel' && <CancelIncidentDialog incident={incident} onClose={close} />}
      {asking === 'join' && <JoinWindow incident={incident} onClose={close} />}
      {asking === 'destination' && bound && <DestinationDialog assignment={bound} onClose={close} />}
    </div>
  );
}
