import { useState, type ReactElement } from 'react';
import { Views, viewsAt } from '#siaga/web-kit';
import { type CrewPerson, useCrewManifests } from '../crew-manifest.js';
import { TopBar } from '../frame/top-bar.js';
import { nowOf } from './now.policy.js';
import { useDuty } from './use-duty.js';

/** The phone of somebody who is known: the one thing they have to deal with, and what stands around it. */
export function DutyScreen(person: CrewPerson): ReactElement {
  const duty = useDuty(person.accountId);
  const manifests = useCrewManifests();
  const [openName, setOpenName] = useState<string | null>(null);
  const now = nowOf(duty);
  const screen = viewsAt(manifests, 'now').find(({ name }) => name === now);
  const sheet = viewsAt(manifests, 'sheet').find(({ name }) => name === openName);
  return (
    <div
      className={`cr-app ${now === 'offer' ? 'is-offer' : ''}`}
      data-triage={duty.job?.assignment.job.triage ?? 'none'}
    >
      <Views of={viewsAt(manifests, 'behind')} given={{ duty }} />
      <TopBar callSign={duty.unit?.callSign ?? null} onOpen={setOpenName} />
      <Views of={viewsAt(manifests, 'strip')} given={person} />
      {screen && <screen.component key={screen.name} duty={duty} />}
      {sheet && <sheet.component {...person} onClose={() => setOpenName(null)} />}
    </div>
  );
}
