import type { ReactElement } from 'react';
import type { CrewManifest, CrewPlaces } from '../crew-manifest.js';
import { SignOnScreen } from './sign-on-screen.js';
import { StandbyScreen } from './standby-screen.js';
import { texts } from './texts.js';

type Now = CrewPlaces['now'];

function SignOn({ duty }: Now): ReactElement {
  return <SignOnScreen units={duty.ownUnits} />;
}

function Standby({ duty: { unit } }: Now): ReactElement | null {
  return unit && <StandbyScreen unit={unit} />;
}

/** Beginning and ending a shift, and waiting for a job. */
export const manifest: CrewManifest = {
  id: 'duty',
  texts,
  views: [
    { place: 'now', name: 'standby', component: Standby },
    { place: 'now', name: 'sign_on', component: SignOn },
  ],
};
