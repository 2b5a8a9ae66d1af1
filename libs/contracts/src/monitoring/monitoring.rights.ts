/** What staff may do about people who are followed up; who may is said by the module. */
export const READ = 'monitoring.read';
export const WORK = 'monitoring.work';
export const MANAGE = 'monitoring.manage';
/** Works at a port of entry. */
export const ENTER = 'monitoring.enter';
/** To know who saw whom, and that who is forgotten is forgotten. */
export const AUDIT = 'monitoring.audit';
