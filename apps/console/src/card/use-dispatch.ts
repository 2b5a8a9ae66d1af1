import { type Call, type Incident, type Place } from '#siaga/contracts';
import { showDone, useCommand, useEntities } from '#siaga/web-kit';
import { useTranslation } from 'react-i18next';
import { type CaseRanking } from '../rank/use-case-ranking.js';
import { type Draft, useWorkspace } from '../state/workspace-store.js';

/** The commands of a case, each with its own idempotency key, and what the screen does after them. */
export interface CaseCommands {
  /** Opens the incident of a call and offers it to the chosen unit. */
  dispatch: (call: Call, draft: Draft, place: Place, ranking: CaseRanking) => Promise<void>;
  /** Offers an open incident to the chosen unit. */
  offer: (incident: Incident, ranking: CaseRanking) => Promise<void>;
  setPlace: (call: Call, place: Place) => Promise<void>;
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
      notes: draft.notes.trim() || null,
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
  const link = useCommand('linkCall');

  const offer = async (incident: Incident, ranking: CaseRanking): Promise<void> => {
    if (!ranking.unit) return;
    const destinationFacilityId = ranking.facility?.facilityId;
    const sent = await send.run({ id: incident.id, unitIds: [ranking.unit.unitId], destinationFacilityId });
    if (!sent) return;
    for (const assignment of sent.assignments) put('assignment', assignment);
    choose({ unitId: null });
    showDone(t('card.sent', { unit: ranking.unit.callSign }));
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
      edit(call.id, { place: at });
      const saved = await place.run({ id: call.id, place: at });
      if (saved) put('call', saved);
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
