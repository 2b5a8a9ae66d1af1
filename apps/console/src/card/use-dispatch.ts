import { type Call, type Incident, type Place } from '#siaga/contracts';
import { showDone, useCommand, useEntities } from '#siaga/web-kit';
import { useTranslation } from 'react-i18next';
import { type CaseRanking } from '../rank/use-case-ranking.js';
import { callSigns } from '../rank/sendable.policy.js';
import { type Draft, NO_CHOICE, useWorkspace } from '../state/workspace-store.js';

/** The commands of a case, each with its own idempotency key, and what the screen does after them. */
export interface CaseCommands {
  /** Opens the incident of a call and offers it to the chosen units. */
  dispatch: (call: Call, draft: Draft, place: Place, ranking: CaseRanking) => Promise<void>;
  /** Offers an open incident to the chosen units: to all or to none. */
  offer: (incident: Incident, ranking: CaseRanking) => Promise<void>;
  setPlace: (call: Call, place: Place) => Promise<void>;
  /** Brings back the place that the last choice put aside. */
  undoPlace: (call: Call) => Promise<void>;
  merge: (call: Call, incident: Incident) => Promise<void>;
  isBusy: boolean;
}

/** What the card says of the case, without a place. */
export function draftInput(call: Call, draft: Draft) {
  const age = draft.age === '' ? null : Number(draft.age);
  const isKnown = draft.sex !== null || age !== null || draft.condition.trim() !== '';
  return {
    complaint: draft.complaint,
    triage: draft.triage,
    needs: draft.needs,
    patientCount: draft.patientCount,
    personal: {
      patients: isKnown
        ? [{ name: null, sex: draft.sex, ageYears: age, condition: draft.condition.trim() || null }]
        : [],
      // What came with the call goes on with it to whoever drives there.
      notes: [call.note, draft.notes.trim()].filter(Boolean).join('\n') || null,
      callbackNumber: call.personal.callerNumber,
    },
  };
}

function openInput(call: Call, draft: Draft, place: Place) {
  const { complaint, ...rest } = draftInput(call, draft);
  return {
    ...rest,
    regionCode: call.regionCode,
    callId: call.id,
    complaint: complaint ?? ('other' as const),
    place,
  };
}

export function useCaseCommands(): CaseCommands {
  const { t } = useTranslation('console');
  const put = useEntities((state) => state.put);
  const { take, forget, edit, choose } = useWorkspace.getState();
  const open = useCommand('openIncident');
  const send = useCommand('offer');
  const place = useCommand('setCallPlace');
  const undo = useCommand('undoCallPlace');
  const link = useCommand('linkCall');

  const offer = async (incident: Incident, ranking: CaseRanking): Promise<void> => {
    if (ranking.units.length === 0) return;
    const destinationFacilityId = ranking.facility?.facilityId;
    const unitIds = ranking.units.map(({ unitId }) => unitId);
    const sent = await send.run({ id: incident.id, unitIds, destinationFacilityId });
    if (!sent) return;
    for (const assignment of sent.assignments) put('assignment', assignment);
    choose(NO_CHOICE);
    showDone(t('card.sent', { unit: callSigns(ranking.units) }));
  };

  return {
    dispatch: async (call, draft, at, ranking) => {
      const incident = await open.run(openInput(call, draft, at));
      if (!incident) return;
      put('incident', incident);
      take({ kind: 'incident', id: incident.id });
      forget(call.id);
      await offer(incident, ranking);
    },
    offer,
    setPlace: async (call, at) => {
      edit(call.id, { place: at, placeAfter: call.fixes.length });
      const saved = await place.run({ id: call.id, place: at });
      if (!saved) return;
      put('call', saved);
      // Unless another was chosen meanwhile.
      if (useWorkspace.getState().drafts[call.id]?.place === at) edit(call.id, { place: null });
    },
    undoPlace: async (call) => {
      if (!call.replaced) return;
      const saved = await undo.run({ id: call.id, fixId: call.replaced.fixId });
      if (!saved) return;
      edit(call.id, { place: null });
      put('call', saved);
      showDone(t('card.undone'));
    },
    merge: async (call, incident) => {
      const linked = await link.run({ id: call.id, incidentId: incident.id });
      if (!linked) return;
      put('call', linked);
      forget(call.id);
      take({ kind: 'incident', id: incident.id });
      showDone(t('card.merged', { number: incident.number }));
    },
    isBusy: open.isBusy || send.isBusy || link.isBusy,
  };
}
