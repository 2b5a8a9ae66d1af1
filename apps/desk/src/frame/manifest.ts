import { type DeskManifest } from '../desk-manifest.js';
import { texts } from './texts.js';

/** What stands around the work: whose desk it is, which work, the line. */
export const manifest: DeskManifest = { id: 'frame', texts };
