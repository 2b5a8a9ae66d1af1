import type { ReactElement } from 'react';
import type { CrewManifest, CrewPlaces } from '../crew-manifest.js';
import { EndedScreen } from './ended-screen.js';
import { JobScreen } from './job-screen.js';
import { OfferScreen } from './offer-screen.js';
import { texts } from './texts.js';

type Now = CrewPlaces['now'];

function Offer({ duty: { job } }: Now): ReactElement | null {
  return job && <OfferScreen key={job.assignment.id} assignment={job.assignment} />;
}

function Job({ duty: { job, unit, facilities } }: Now): ReactElement | null {
  return job && <JobScreen key={job.assignment.id} shown={job} unit={unit} facilities={facilities} />;
}

function Ended({ duty: { ended, dismissEnded } }: Now): ReactElement | null {
  return ended && <EndedScreen ended={ended} onRead={dismissEnded} />;
}

/** A job, from its offer to its end. None of it is ever loaded late: an offer rings on a line that may fetch nothing more. */
export const manifest: CrewManifest = {
  id: 'job',
  texts,
  views: [
    { place: 'now', name: 'offer', component: Offer },
    { place: 'now', name: 'job', component: Job },
    { place: 'now', name: 'ended', component: Ended },
  ],
};
