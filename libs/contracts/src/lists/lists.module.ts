import { defineModule } from '../define/module.js';
import { listRoutes } from './lists.routes.js';

/** Lists of facilities, centres, past calls and people who are followed up, as people keep them, brought over a screen. */
export const listsModule = defineModule({
  name: 'lists',
  routes: listRoutes,
  errors: { 'LIST.INCOMPLETE': 409, 'LIST.NOT_PREVIEWED': 409 },
  // Opens the door only: each kind of list asks for a right of its own in the list's region, and for each row's.
  permissions: { 'list.bring': ['field_officer', 'health_office'] },
});
