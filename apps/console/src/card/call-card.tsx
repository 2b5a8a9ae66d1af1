import { type Call, type Place, unsentAfter } from '#siaga/contracts';
import {
  Button,
  Clock,
  DraftNote,
  formatPhone,
  useDrafts,
  useEntities,
  useFormat,
  useNow,
  useKeys,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { HandoverSection } from '../handover/handover-section.js';
import { useReasonTexts } from '../rank/reason-text.js';
import { callSigns, lackedByAll } from '../rank/sendable.policy.js';
import { useRanking } from '../rank/use-case-ranking.js';
import { useChooseAgain } from '../rank/use-lost-choice.js';
import { useTimeNote } from '../queue/use-time-note.js';
import { callDraftKey, EMPTY_DRAFT, useWorkspace, withComplaint } from '../state/workspace-store.js';
import { nearbyIncident } from '../state/nearby-incident.js';
import { CallerLinkSection } from './caller-link.js';
import { ComplaintField, NeedsField, PatientField, TriageField } from './case-fields.js';
import { PlaceSection } from './place-section.js';
import { type CaseCommands, draftInput } from './use-dispatch.js';
import { VaguePlace } from './vague-place.js';
import { vaguenessOf } from './vague-place.policy.js';

/** Sending makes a place the operator's word, unless its radius says that nobody knows it. */
function sentPlace(place: Place): Place {
  return { ...place, isConfirmed: vaguenessOf(place.accuracyM) === null };
}

function CallHead({ call }: { call: Call }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const draft = useWorkspace((state) => state.drafts[call.id]) ?? EMPTY_DRAFT;
  const times = useEntities((state) => state.lateTimes);
  const sending = unsentAfter(times, call.regionCode, draft.triage);
  const who = [
    call.personal.callerNumber ? formatPhone(call.personal.callerNumber) : t('queue.noNumber'),
    call.personal.callerName,
    draft.sex && t(`card.${draft.sex}`).toLowerCase(),
    draft.age !== '' && t('queue.years', { n: draft.age }),
    draft.condition,
  ];
  return (
    <div className="ch">
      <div className="who">
        <h1 className="n">
          {draft.complaint ? t(`common:complaint.${draft.complaint}`) : t('card.newCase')}
        </h1>
        <div className="muted num">{who.filter(Boolean).join(', ')}</div>
      </div>
      <div className="r">
        <b>
          <Clock since={call.answeredAt ?? call.offeredAt} {...sending} />
        </b>
        {sending && (
          <div className="muted num">
            {t('clock.target', { clock: format.clock(sending.redAfterS * 1_000) })}
          </div>
        )}
      </div>
    </div>
  );
}

function DuplicateNotice({ call, commands }: { call: Call; commands: CaseCommands }): ReactElement | null {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const now = useNow();
  const { facts } = useRanking();
  const incidents = useEntities((state) => state.entities.incident);
  const near = nearbyIncident(facts?.place?.point ?? null, incidents, now);
  const merge = near ? () => void commands.merge(call, near.incident) : undefined;
  useKeys({ g: merge });
  if (!near) return null;
  return (
    <div className="sec">
      <div className="dup">
        <div>
          <b>{t('card.duplicate')}</b>
          <div className="muted">
            {t('card.duplicateText', {
              complaint: t(`common:complaint.${near.incident.complaint}`),
              distance: format.distance(near.distanceM),
              age: format.ago((now - Date.parse(near.incident.openedAt)) / 1_000),
            })}
          </div>
        </div>
        <Button kbd="G" onClick={merge} isBusy={commands.isBusy}>
          {t('card.merge')}
        </Button>
      </div>
    </div>
  );
}

function CallActions({ call, commands }: { call: Call; commands: CaseCommands }): ReactElement {
  const { t } = useTranslation('console');
  const ranking = useRanking();
  const open = useWorkspace((state) => state.open);
  const draft = useWorkspace((state) => state.drafts[call.id]) ?? EMPTY_DRAFT;
  const place = ranking.facts?.place ?? null;
  const reasons = useReasonTexts();
  const isComplete = place !== null && draft.complaint !== null;
  // Which unit goes is only known with the full ranking; an incident must not open without one because of haste.
  const isWaiting = isComplete && ranking.isLoading && !ranking.isUnitChosen;
  const chooseAgain = useChooseAgain();
  const isHeld = isWaiting || (isComplete && chooseAgain !== null);
  const act = (): void => {
    if (place === null) document.getElementById('place-search')?.focus();
    else if (draft.complaint === null) document.getElementById('complaint')?.focus();
    else if (!isHeld) void commands.dispatch(call, draft, sentPlace(place), ranking);
  };
  const closeCall = (): void => open('close_call');
  useKeys({ enter: act, 'ctrl+enter': act, n: closeCall });
  const unit = callSigns(ranking.units);
  const lacks = lackedByAll(ranking.units);
  let label = unit === '' ? t('card.sendNoUnit') : t('card.send', { unit });
  if (lacks.length > 0) label = t('card.sendLacking', { unit, missing: reasons.lacks(lacks) });
  if (chooseAgain !== null) label = chooseAgain;
  if (isWaiting) label = t('card.ranking');
  else if (place === null) label = t('card.needPlace');
  else if (draft.complaint === null) label = t('card.needComplaint');
  return (
    <div className="foot">
      <Button
        kind={isComplete ? 'primary' : 'secondary'}
        className="grow"
        kbd="Enter"
        isBusy={commands.isBusy}
        disabled={isHeld}
        onClick={act}
      >
        {label}
      </Button>
      <Button kbd="N" onClick={closeCall}>
        {t('card.notEmergency')}
      </Button>
    </div>
  );
}

function TimeNote({ call }: { call: Call }): ReactElement | null {
  const note = useTimeNote(call);
  if (!note) return null;
  return (
    <div className="sec">
      <p className="note is-amber">{note.long}</p>
    </div>
  );
}

/** What came with the call and the crew will read too: who presses a panic button cannot say it. */
function CameWithCall({ note }: { note: string | null }): ReactElement | null {
  if (note === null) return null;
  return (
    <div className="sec" role="status">
      <p className="note is-red is-lines">{note}</p>
    </div>
  );
}

/** Says that what stands here was typed before, with a way to begin anew. */
function RestoredDraft({ callId }: { callId: string }): ReactElement | null {
  const isRestored = useDrafts((state) => state.entries.get(callDraftKey(callId))?.isRestored ?? false);
  const forget = useWorkspace((state) => state.forget);
  if (!isRestored) return null;
  return (
    <div className="sec">
      <DraftNote isRestored isStale={false} onDiscard={() => forget(callId)} />
    </div>
  );
}

/** The call in hand, from the first word to the unit on its way. */
export function CallCard({ call, commands }: { call: Call; commands: CaseCommands }): ReactElement {
  const { t } = useTranslation('console');
  const { facts } = useRanking();
  const edit = useWorkspace((state) => state.edit);
  const draft = useWorkspace((state) => state.drafts[call.id]) ?? EMPTY_DRAFT;
  return (
    <>
      <CallHead call={call} />
      <div className="scroll">
        <TimeNote call={call} />
        {call.state === 'abandoned' && (
          <div className="sec">
            <p className="note is-amber">{t('card.droppedHint')}</p>
            {call.personal.callerNumber && (
              <a className="sg-button secondary" href={`tel:${call.personal.callerNumber}`}>
                {t('card.callBack', { number: formatPhone(call.personal.callerNumber) })}
              </a>
            )}
          </div>
        )}
        <CameWithCall note={call.note} />
        <RestoredDraft callId={call.id} />
        <PlaceSection
          key={call.id}
          caseId={call.id}
          place={facts?.place ?? null}
          fixes={call.fixes.filter(({ by }) => by.kind !== 'account').toReversed()}
          saidText={call.locationText}
          regionCode={call.regionCode}
          onPlace={(place) => void commands.setPlace(call, place)}
          onUndo={call.replaced && (() => void commands.undoPlace(call))}
        />
        <VaguePlace place={facts?.place ?? null} />
        <CallerLinkSection key={`link ${call.id}`} call={call} />
        <HandoverSection
          key={`handover ${call.id}`}
          callId={call.id}
          place={facts?.place ?? null}
          regionCode={call.regionCode}
          draft={draftInput(call, draft)}
        />
        <DuplicateNotice call={call} commands={commands} />
        <ComplaintField
          value={draft.complaint}
          onChange={(complaint) => edit(call.id, withComplaint(complaint))}
        />
        <TriageField value={draft.triage} onChange={(triage) => edit(call.id, { triage })} />
        <NeedsField needs={draft.needs} onChange={(needs) => edit(call.id, { needs })} />
        <PatientField facts={draft} onChange={(change) => edit(call.id, change)} />
      </div>
      <CallActions call={call} commands={commands} />
    </>
  );
}
