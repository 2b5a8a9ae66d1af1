import { type CrewManifest } from '../crew-manifest.js';
import { QueueStrip } from './queue-strip.js';
import { texts } from './texts.js';

/** What was tapped and not sent yet. */
export const manifest: CrewManifest = {
  id: 'offline',
  texts,
  views: [{ place: 'strip', name: 'queue', component: QueueStrip }],
};
