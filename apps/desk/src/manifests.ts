import { manifest as booking } from './booking/manifest.js';
import { manifest as bookingBoards } from './booking-boards/manifest.js';
import { manifest as bookingFigures } from './booking-figures/manifest.js';
import { manifest as bookingHandout } from './booking-handout/manifest.js';
import { manifest as bookingStages } from './booking-stages/manifest.js';
import { manifest as bookingSchedule } from './booking-schedule/manifest.js';
import { manifest as capacity } from './capacity/manifest.js';
import { type DeskManifest } from './desk-manifest.js';
import { manifest as facility } from './facility/manifest.js';
import { manifest as frame } from './frame/manifest.js';
import { manifest as inbound } from './inbound/manifest.js';
import { manifest as jkn } from './jkn/manifest.js';
import { manifest as monitoring } from './monitoring/manifest.js';
import { manifest as monitoringOffice } from './monitoring-office/manifest.js';

/** Every folder of the desk. A new one (a counter, an entry point) is one line here; their order is that of the works and panels. */
export const manifests: readonly DeskManifest[] = [
  inbound,
  booking,
  bookingStages,
  bookingSchedule,
  bookingBoards,
  bookingFigures,
  jkn,
  bookingHandout,
  monitoring,
  monitoringOffice,
  capacity,
  facility,
  frame,
];
