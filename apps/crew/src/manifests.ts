import { type CrewManifest } from './crew-manifest.js';
import { manifest as device } from './device/manifest.js';
import { manifest as drive } from './drive/manifest.js';
import { manifest as duty } from './duty/manifest.js';
import { manifest as frame } from './frame/manifest.js';
import { manifest as job } from './job/manifest.js';
import { manifest as offline } from './offline/manifest.js';
import { manifest as position } from './position/manifest.js';
import { manifest as push } from './push/manifest.js';
import { manifest as settings } from './settings/manifest.js';

/**
 * Every folder of the phone. A new one is one line here; their order is that of the strips, the lines and the buttons. Nothing
 * here needs a right: without a line the phone does not know its person's, and shows their job all the same.
 */
export const manifests: readonly CrewManifest[] = [
  frame,
  job,
  duty,
  drive,
  position,
  device,
  push,
  offline,
  settings,
];
