import { afterAll, beforeAll, jest } from '@jest/globals';
import { TOPIC_KINDS, topicName, type Stream, type TopicKind } from '#siaga/contracts';
import { EntityRules, Journal } from '#siaga/journal';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';
import { alertRow } from './journal-rows.js';
import type { TestServer } from './server.js';

const KINDS = TOPIC_KINDS as Record<string, TopicKind>;

/**
 * As if a module had declared that the thing of a pass, `uji`, is heard by whom the pass let in: alerts of this spec file are changes of such
 * things, in the stream of bookings.
 */
export function useVisitorTopic(servers: () => readonly TestServer[]): {
  /** A change of the thing; gives the id by which it is told from others. */
  changeOf: (subjectId: string, at?: TestServer) => Promise<string>;
} {
  beforeAll(() => {
    KINDS.uji = { scope: 'person', needs: [], visitors: 'visit.own' };
    for (const server of servers()) {
      const rules = server.get(EntityRules);
      const declared = new EntityRules();
      jest
        .spyOn(rules, 'topicsOf')
        .mockImplementation((row) =>
          row.entity === 'alert' && row.personId ? [topicName('uji', row.personId)] : declared.topicsOf(row),
        );
      jest
        .spyOn(rules, 'streamOf')
        .mockImplementation((entity): Stream => (entity === 'alert' ? 'booking' : declared.streamOf(entity)));
      jest.spyOn(rules, 'streamsHeardUnder').mockImplementation((topics) => {
        const all = [...topics];
        const own: Stream[] = all.some((topic) => topic.startsWith('uji:')) ? ['booking'] : [];
        return new Set([...declared.streamsHeardUnder(all), ...own]);
      });
    }
  });
  afterAll(() => {
    delete KINDS.uji;
  });
  return {
    changeOf: async (subjectId, at = servers()[0]) => {
      if (!at) throw new Error('The server starts before the first test.');
      const row = { ...alertRow('15.71'), personId: subjectId, actor: SYSTEM_ACTOR };
      const entityId = newId();
      const data = { ...row.data, id: entityId };
      await at.database.transaction((tx) => at.get(Journal).append(tx, { ...row, entityId, data }));
      return entityId;
    },
  };
}
