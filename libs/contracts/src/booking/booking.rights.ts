/** What staff may do about queues; who may is said by the module. */
export const READ = 'booking.read';
export const WORK = 'booking.work';
export const MANAGE = 'booking.manage';
