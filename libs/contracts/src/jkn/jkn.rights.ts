/** What staff may do about Mobile JKN; who may is said by the module. */
export const READ = 'jkn.read';
export const WORK = 'jkn.work';
export const MANAGE = 'jkn.manage';
