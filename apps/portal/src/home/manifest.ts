import { type PortalManifest } from '../portal-manifest.js';
import { texts } from './texts.js';

/** The frame and what it says while nobody is signed in. */
export const manifest: PortalManifest = { id: 'home', texts };
