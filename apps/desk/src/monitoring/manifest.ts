import { type DeskManifest } from '../desk-manifest.js';
import { errors } from './errors.js';

/** The officers' day. */
export const manifest: DeskManifest = {
  id: 'monitoring',
  texts: { id: {}, en: {} },
  errors,
  views: [],
};
