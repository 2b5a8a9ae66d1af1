/** Follow-up of people, as one Nest module; needs the kernel, persistence, journal, identity, messaging and geo modules. */
export { MonitoringModule } from './monitoring.module.js';
/** What a report means, and the programs that come with Siaga: pure. */
export { judgeReport, type JudgedReport } from './domain/judge-report.policy.js';
export { SHIPPED_PROGRAMS } from './domain/shipped-programs.js';
/** `tidy()`: ends follow-ups that are over, and erases people when their time is over. */
export { CaseUpkeep } from './keeping/case-upkeep.js';
/** `tidy()`: ends shifts at ports of entry whose time ran out, and forgets what proves their codes. */
export { EntryUpkeep } from './entry/entry-upkeep.js';
/** `askDue()`: asks for daily reports by message. */
export { DailyAsks } from './asks/daily-asks.js';
/** `runDue()`: asks the next officer where time ran out, and finds who is silent. */
export { FlagDeadlines } from './flags/flag-deadlines.js';
