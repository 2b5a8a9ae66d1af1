/** Follow-up of people, as one Nest module; needs the kernel, persistence, journal, identity, messaging and geo modules. */
export { MonitoringModule } from './monitoring.module.js';
/** `runDue()`: asks the next officer where time ran out, and finds who is silent. */
export { FlagDeadlines } from './flags/flag-deadlines.js';
