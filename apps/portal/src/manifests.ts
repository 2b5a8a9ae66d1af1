import { manifest as board } from './board/manifest.js';
import { manifest as booking } from './booking/manifest.js';
import { manifest as home } from './home/manifest.js';
import { manifest as monitoring } from './monitoring/manifest.js';
import { type PortalManifest } from './portal-manifest.js';

/** Every folder of the portal. A new one is one line here. */
export const manifests: readonly PortalManifest[] = [home, booking, monitoring, board];
