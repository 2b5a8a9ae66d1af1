import type { ReactElement } from 'react';
import type { CrewManifest, CrewPlaces } from '../crew-manifest.js';
import { PositionSender } from './device-position.js';
import { GpsLine } from './gps-line.js';
import { texts } from './texts.js';

function UnitPosition({ duty }: CrewPlaces['behind']): ReactElement {
  return <PositionSender unitId={duty.unit?.id ?? null} />;
}

/** Where the phone is, told to the centre while on duty. */
export const manifest: CrewManifest = {
  id: 'position',
  texts,
  views: [
    { place: 'behind', name: 'position', component: UnitPosition },
    { place: 'readyState', name: 'gps', component: GpsLine },
  ],
};
