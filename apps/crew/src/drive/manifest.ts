import { useEffect } from 'react';
import { useEntities } from '#siaga/web-kit';
import { type CrewManifest, type CrewPlaces } from '../crew-manifest.js';
import { forgetLastDrive } from './last-drive.js';
import { texts } from './texts.js';

/** The way leads to somebody's door: it goes with the job. */
function ForgottenDrive({ duty }: CrewPlaces['behind']): null {
  const hasJob = useEntities((state) => !state.isLoaded) || duty.job !== null;
  useEffect(() => {
    if (!hasJob) forgetLastDrive();
  }, [hasJob]);
  return null;
}

/** The way on the phone's map; what shows it stands inside the job's folder. */
export const manifest: CrewManifest = {
  id: 'drive',
  texts,
  views: [{ place: 'behind', name: 'forgotten_drive', component: ForgottenDrive }],
};
