import { afterEach, describe, expect, it } from '@jest/globals';
import { asyncApiDocument, openApiDocument, type Notice } from '#siaga/contracts';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';
import { problemOf, type Session } from '../support/session.js';
import { SocketProbe } from '../support/socket-probe.js';

const WORDS = 'Jalan Pattimura banjir, lewat Jalan Slamet Riyadi';
const NEW = {
  regionCode: OWN_REGION,
  kind: 'road',
  text: WORDS,
  point: { lon: 103.61, lat: -1.6 },
} as const;

describe('notices', () => {
  const database = useDatabase();
  const own = useServer(database.databaseUrl);
  const open: SocketProbe[] = [];

  afterEach(() => {
    for (const probe of open.splice(0)) probe.close();
  });

  const operator = (regionCode = OWN_REGION): Promise<Session> =>
    own.server.session(inRegion('operator', regionCode));
  const supervisor = (): Promise<Session> => own.server.session(inRegion('supervisor'));

  async function live(person: Session): Promise<{ probe: SocketProbe; shown: Notice[] }> {
    const snapshot = await person.call('snapshot', {});
    const probe = await SocketProbe.open(Number(new URL(own.server.base).port), { cookie: person.cookie });
    open.push(probe);
    expect(await probe.resume(snapshot.cursor)).toMatchObject({ ok: true });
    return { probe, shown: snapshot.notices };
  }

  const heard = (probe: SocketProbe): Notice[] =>
    probe.changes.flatMap((event) => (event.entity === 'notice' ? [event.data] : []));

  it('should reach who works in the region, live, in the list and in the snapshot, and nobody else', async () => {
    const [here, elsewhere, boss] = [await operator(), await operator(OTHER_REGION), await supervisor()];
    const [near, far] = [await live(here), await live(elsewhere)];
    const posted = await boss.call('postNotice', NEW);
    await near.probe.until((probe) => heard(probe).some(({ id }) => id === posted.id), 'the notice');
    expect(heard(near.probe)).toEqual([posted]);
    expect(posted.point).toEqual(NEW.point);
    expect((await here.call('notices', {})).notices).toContainEqual(posted);
    expect((await live(here)).shown).toContainEqual(posted);
    expect(heard(far.probe)).toEqual([]);
    expect((await elsewhere.call('notices', {})).notices).toEqual([]);
    expect((await live(elsewhere)).shown).toEqual([]);
  });

  it('should come to who was away, as all changes do', async () => {
    const [here, boss] = [await operator(), await supervisor()];
    const { cursor } = await here.call('snapshot', {});
    const posted = await boss.call('postNotice', NEW);
    const probe = await SocketProbe.open(Number(new URL(own.server.base).port), { cookie: here.cookie });
    open.push(probe);
    await probe.resume(cursor);
    expect(heard(probe)).toEqual([posted]);
  });

  it('should be in its stream of the journal, its words sealed there and in its table', async () => {
    const boss = await supervisor();
    const { id } = await boss.call('postNotice', NEW);
    await boss.call('takeDownNotice', { id, version: 1 });
    const rows = await database.pool.query<{ type: string; stream: string; data: object }>(
      'SELECT type, stream, data FROM journal WHERE entity_id = $1 ORDER BY seq',
      [id],
    );
    expect(rows.rows.map(({ type, stream }) => `${stream} ${type}`)).toEqual([
      'booking notice.posted.v1',
      'booking notice.taken-down.v1',
    ]);
    const stored = await database.pool.query('SELECT * FROM notice WHERE id = $1', [id]);
    for (const words of ['Pattimura', 'Slamet'])
      expect(JSON.stringify([rows.rows, stored.rows])).not.toContain(words);
  });

  it('should be taken down once, with an error of its own the second time', async () => {
    const boss = await supervisor();
    const { id } = await boss.call('postNotice', NEW);
    const stale = await boss.try('takeDownNotice', { id, version: 0 });
    expect(problemOf(stale)).toMatchObject({ status: 409, code: 'STALE.VERSION' });
    expect(await boss.call('takeDownNotice', { id, version: 1 })).toMatchObject({ id, version: 2 });
    const again = await boss.try('takeDownNotice', { id, version: 2 });
    expect(problemOf(again)).toMatchObject({ status: 409, code: 'NOTICE.TAKEN_DOWN' });
    expect((await boss.call('notices', {})).notices.map((notice) => notice.id)).not.toContain(id);
  });

  it('should stand in the documents that are served, and among the figures', async () => {
    expect(JSON.stringify(openApiDocument())).toContain('/api/v1/notices/{id}/take-down');
    expect(JSON.stringify(asyncApiDocument())).toContain('change.notice');
    const figures = await own.server.figures();
    expect(figures).toContain('siaga_notices_posted');
  });
});
