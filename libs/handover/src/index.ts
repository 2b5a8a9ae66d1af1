/** Centres, jurisdictions and hand-overs as one Nest module; needs the kernel, persistence, journal and identity modules. */
export { HandoverModule } from './handover.module.js';
/** `import(text)`: takes centres from CSV or JSON text and gives how many were new, changed and refused. Throws UnreadableCentreFile. */
export { CentreImporter, type CentreImport } from './centres/centre-importer.service.js';
/** A file that is neither JSON nor CSV with a heading; its message says what to do. */
export { UnreadableCentreFile } from './centres/centre-file.js';
/** The directory of centres: list, create, update, remove. Throws RESOURCE.NOT_FOUND, CENTRE.CODE_TAKEN, CENTRE.IN_USE, STALE.VERSION. */
export { CentreService } from './centres/centre.service.js';
/** `judge({lon, lat, accuracyM, regionCode})`: whose case a place is, degrees and metres. Rule: dispatch reference §5, idea 2. */
export { JurisdictionService } from './jurisdiction/jurisdiction.service.js';
/** `recent(tx, audience)`: the hand-overs a person may see, for the snapshot. */
export { CentreHandovers } from './handovers/centre-handovers.service.js';
/** `runDue()`: brings back what nobody took in time; gives how many. */
export { HandoverClock } from './clock/handover-clock.js';
