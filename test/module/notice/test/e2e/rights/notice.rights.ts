import { inRegion } from '../../support/builders.js';
import type { ModuleRights } from '../module-rights.js';

interface NoticeWorld {
  readonly noticeId?: string;
}

/** Rights of the notices. */
export const rights: ModuleRights = {
  cases: {
    notices: { holder: 'operator', kind: 'list', input: () => ({}) },
    postNotice: {
      holder: 'supervisor',
      kind: 'thing',
      input: ({ regionCode }) => ({ regionCode, kind: 'weather', text: 'Hujan lebat' }),
    },
    takeDownNotice: {
      holder: 'supervisor',
      kind: 'thing',
      input: (world) => ({ id: (world as NoticeWorld).noticeId, version: 1 }),
    },
  },
  async build(server, regionCode) {
    const supervisor = await server.session(inRegion('supervisor', regionCode));
    const notice = await supervisor.call('postNotice', {
      regionCode,
      kind: 'road',
      text: 'Jembatan ditutup',
    });
    return { noticeId: notice.id };
  },
};
