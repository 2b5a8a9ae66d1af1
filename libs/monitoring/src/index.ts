/** Follow-up of people, as one Nest module; needs the kernel, persistence, journal, identity, messaging and geo modules. */
export { MonitoringModule } from './monitoring.module.js';
/** `tidy()`: ends follow-ups that are over, and erases people when their time is over. */
export { CaseUpkeep } from './keeping/case-upkeep.js';
/** `askDue()`: asks for daily reports by message. */
export { DailyAsks } from './asks/daily-asks.js';
/** `runDue()`: asks the next officer where time ran out, and finds who is silent. */
export { FlagDeadlines } from './flags/flag-deadlines.js';
