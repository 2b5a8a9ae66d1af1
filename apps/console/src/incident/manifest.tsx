import { type ReactElement } from 'react';
import { type ConsoleManifest, type ConsolePlaces } from '../state/console-manifest.js';
import { IncidentMapLayer } from './incident-map-layer.js';
import { IncidentView } from './incident-view.js';
import { texts } from './texts.js';

function IncidentInHand({ inHand, commands }: ConsolePlaces['case']): ReactElement | null {
  return inHand.kind === 'incident' ? (
    <IncidentView key={inHand.incident.id} incident={inHand.incident} commands={commands} />
  ) : null;
}

/** A running incident with its units. */
export const manifest: ConsoleManifest = {
  id: 'incident',
  texts,
  views: [{ place: 'case', name: 'incident', component: IncidentInHand }],
  keys: [{ shown: 'J', text: (t) => t('incident.keys.destination') }],
  mapLayers: [{ name: 'incidents', order: 50, shown: 'always', component: IncidentMapLayer }],
};
