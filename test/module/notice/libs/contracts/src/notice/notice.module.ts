import { defineEntity } from '../define/entity.js';
import { endpoint, GET, POST } from '../define/endpoint.js';
import { defineModule } from '../define/module.js';
import {
  Notice,
  NoticeKind,
  NoticeList,
  NoticesInput,
  PostNoticeInput,
  TakeDownNoticeInput,
} from './notice.js';

const notice = defineEntity({
  name: 'notice',
  schema: Notice,
  events: ['notice.posted.v1', 'notice.taken-down.v1'],
  topics: ['notices'],
  snapshot: 'notices',
});

/** A board of notices: the smallest module that uses every seam. */
export const noticeModule = defineModule({
  name: 'notice',
  // One of those that are there: a burst of notices delays no call.
  stream: 'booking',
  routes: {
    notices: endpoint(GET, '/notices', 'notice.read', NoticesInput, NoticeList),
    postNotice: endpoint(POST, '/notices', 'notice.post', PostNoticeInput, Notice),
    takeDownNotice: endpoint(POST, '/notices/:id/take-down', 'notice.post', TakeDownNoticeInput, Notice),
  },
  errors: { 'NOTICE.TAKEN_DOWN': 409 },
  permissions: { 'notice.read': ['operator', 'supervisor'], 'notice.post': ['supervisor'] },
  topics: { notices: { scope: 'region', needs: ['notice.read'] } },
  entities: [notice],
  texts: { noticeKind: NoticeKind.options },
});
