import { type Call, complaintFact, type Incident, isLive, type Place } from '#siaga/contracts';
import { Button, DraftNote, showDone, useCommand, useDraftState, useEntities } from '#siaga/web-kit';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  ComplaintField,
  NeedsField,
  PatientField,
  type PatientFacts,
  TriageField,
} from '../card/case-fields.js';
import { CallerLinkSection } from '../card/caller-link.js';
import { PlaceSection } from '../card/place-section.js';

/** What was typed over the facts as they stand; what was not touched follows them. */
const Edit = z.object({
  sex: z.enum(['male', 'female']).nullable().optional(),
  age: z.string().optional(),
  patientCount: z.number().optional(),
  condition: z.string().optional(),
  notes: z.string().optional(),
});
type Edit = z.infer<typeof Edit>;
const NO_EDIT: Edit = {};

function factsOf(incident: Incident): PatientFacts {
  const patient = incident.personal.patients[0];
  return {
    sex: patient?.sex ?? null,
    age: patient?.ageYears === null || patient?.ageYears === undefined ? '' : String(patient.ageYears),
    patientCount: incident.patientCount,
    condition: patient?.condition ?? '',
    notes: incident.personal.notes ?? '',
  };
}

function personalOf(incident: Incident, facts: PatientFacts): Incident['personal'] {
  const [first, ...others] = incident.personal.patients;
  const patient = {
    name: first?.name ?? null,
    sex: facts.sex,
    ageYears: facts.age === '' ? null : Number(facts.age),
    condition: facts.condition.trim() || null,
  };
  return { ...incident.personal, patients: [patient, ...others], notes: facts.notes.trim() || null };
}

/** What another has written meanwhile, beside what was typed here. */
function StandingFacts({ standing, edit }: { standing: PatientFacts; edit: Edit }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const labels = { condition: t('card.condition'), notes: t('card.notes'), age: t('card.age') };
  const changed = (['condition', 'notes', 'age'] as const).filter(
    (field) => edit[field] !== undefined && edit[field] !== standing[field],
  );
  return (
    <>
      {changed.map((field) => (
        <p key={field} className="note">
          {labels[field]}. {t('common:draft.now', { text: standing[field] || t('common:draft.empty') })}
        </p>
      ))}
    </>
  );
}

/** The calls of an incident, oldest first. */
function useCallsOf(incidentId: string): readonly Call[] {
  const calls = useEntities((state) => state.entities.call);
  return useMemo(
    () =>
      [...calls.values()]
        .filter((call) => call.incidentId === incidentId)
        .sort((a, b) => a.offeredAt.localeCompare(b.offeredAt)),
    [calls, incidentId],
  );
}

/** The case of an incident as it can be changed: place, complaint, triage, needs, patient. */
export function IncidentFields({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation('console');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('updateIncident');
  const standing = factsOf(incident);
  const draft = useDraftState(`incident:${incident.id}:facts`, Edit, NO_EDIT, JSON.stringify(standing));
  const edit = draft.value;
  const facts: PatientFacts = { ...standing, ...edit };
  const isOpen = isLive(incident);
  const calls = useCallsOf(incident.id);
  const newest = calls.at(-1);
  const fixes = calls.flatMap((call) => call.fixes.filter(({ by }) => by.kind !== 'account')).toReversed();

  const save = async (
    change: Partial<Pick<Incident, 'complaint' | 'triage' | 'needs' | 'place' | 'personal' | 'patientCount'>>,
  ): Promise<void> => {
    const saved = await run({ id: incident.id, version: incident.version, ...change });
    if (!saved) return;
    put('incident', saved);
    if ('personal' in change) draft.drop();
    showDone(t('incident.saved'));
  };

  return (
    <fieldset className="plain" disabled={!isOpen}>
      <PlaceSection
        caseId={incident.id}
        place={incident.place}
        fixes={fixes}
        saidText={null}
        regionCode={incident.regionCode}
        onPlace={(place: Place) => void save({ place })}
      />
      {isOpen && newest && <CallerLinkSection call={newest} />}
      <ComplaintField
        value={incident.complaint}
        onChange={(complaint) => void save({ complaint, needs: complaintFact(complaint).needs })}
      />
      <TriageField value={incident.triage} onChange={(triage) => void save({ triage })} />
      <NeedsField needs={incident.needs} onChange={(needs) => void save({ needs })} />
      <PatientField facts={facts} onChange={(change) => draft.set({ ...edit, ...change })} />
      {Object.keys(edit).length > 0 && (
        <div className="sec">
          <DraftNote {...draft} onDiscard={draft.drop} onConfirm={draft.confirm} />
          {draft.isStale && <StandingFacts standing={standing} edit={edit} />}
          <Button
            isBusy={isBusy}
            disabled={draft.isStale}
            onClick={() =>
              void save({ personal: personalOf(incident, facts), patientCount: facts.patientCount })
            }
          >
            {t('incident.save')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
