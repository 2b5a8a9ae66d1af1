import { complaintFact, type Incident, isLive, type Place } from '#siaga/contracts';
import { Button, showDone, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ComplaintField,
  NeedsField,
  PatientField,
  type PatientFacts,
  TriageField,
} from '../card/case-fields.js';
import { PlaceSection } from '../card/place-section.js';

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

/** The case of an incident as it can be changed: place, complaint, triage, needs, patient. */
export function IncidentFields({ incident }: { incident: Incident }): ReactElement {
  const { t } = useTranslation('console');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('updateIncident');
  const [edit, setEdit] = useState<Partial<PatientFacts>>({});
  const facts = { ...factsOf(incident), ...edit };
  const isOpen = isLive(incident);

  const save = async (
    change: Partial<Pick<Incident, 'complaint' | 'triage' | 'needs' | 'place' | 'personal' | 'patientCount'>>,
  ): Promise<void> => {
    const saved = await run({ id: incident.id, version: incident.version, ...change });
    if (!saved) return;
    put('incident', saved);
    setEdit({});
    showDone(t('incident.saved'));
  };

  return (
    <fieldset className="plain" disabled={!isOpen}>
      <PlaceSection
        place={incident.place}
        fixes={[]}
        saidText={null}
        regionCode={incident.regionCode}
        onPlace={(place: Place) => void save({ place })}
      />
      <ComplaintField
        value={incident.complaint}
        onChange={(complaint) => void save({ complaint, needs: complaintFact(complaint).needs })}
      />
      <TriageField value={incident.triage} onChange={(triage) => void save({ triage })} />
      <NeedsField needs={incident.needs} onChange={(needs) => void save({ needs })} />
      <PatientField facts={facts} onChange={(change) => setEdit({ ...edit, ...change })} />
      {Object.keys(edit).length > 0 && (
        <div className="sec">
          <Button
            isBusy={isBusy}
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
