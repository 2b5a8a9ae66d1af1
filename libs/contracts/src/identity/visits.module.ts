import { defineEntity } from '../define/entity.js';
import { defineModule } from '../define/module.js';
import { PassEnded, VisitChange } from './visits.js';
import { visitRoutes } from './visits.routes.js';

const visit = defineEntity({
  name: 'visit',
  schema: VisitChange,
  events: ['visit.opened.v1', 'visit.left.v1', 'visit.copied.v1'],
  topics: [],
});

const pass = defineEntity({ name: 'pass', schema: PassEnded, events: ['pass.ended.v1'], topics: [] });

/** People without an account. They come and go at the pace of bookings, so a call must never wait for their stream. */
export const visitsModule = defineModule({
  name: 'visits',
  stream: 'booking',
  routes: visitRoutes,
  visitorRights: { 'visit.own': ['link', 'ticket', 'person', 'screen'] },
  entities: [visit, pass],
});
