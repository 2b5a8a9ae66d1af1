import { describe, expect, it } from '@jest/globals';
import { CallEvent } from '#siaga/contracts';
import { asteriskFields } from './call-layout.policy.js';
import { type CallRecord, prepareEvents, type RecordContext } from './call-records.js';

const CONTEXT: RecordContext = { timeZone: 'Asia/Jakarta', defaultAt: '2026-11-20T00:00:00.000Z' };
const records = (...fields: Record<string, unknown>[]): CallRecord[] =>
  fields.map((one, index) => ({ line: index + 2, fields: one }));
const ofType = (type: unknown) => (prepared: { event: Record<string, unknown> }) =>
  prepared.event['type'] === type;

describe('canonical records', () => {
  it('should drop empty cells and gather the position', () => {
    const fields = {
      sourceCallId: '7',
      type: 'offered',
      at: '2026-11-20 07:00:00',
      from: '',
      lon: '103.6',
      lat: '-1.6',
    };
    const [prepared] = prepareEvents(
      'canonical',
      records({ ...fields, accuracyM: '30', locationSource: 'aml' }),
      CONTEXT,
    );
    expect(prepared?.event).toEqual({
      sourceCallId: '7',
      type: 'offered',
      at: '2026-11-20T00:00:00.000Z',
      location: { point: { lon: 103.6, lat: -1.6 }, accuracyM: 30, source: 'aml' },
    });
    expect(CallEvent.safeParse(prepared?.event).success).toBe(true);
  });

  it('should keep what it cannot read, for the server to refuse by name', () => {
    const [prepared] = prepareEvents(
      'canonical',
      records({ sourceCallId: '7', type: 'x', at: 'noon', lon: 'east' }),
      CONTEXT,
    );
    const judged = CallEvent.safeParse(prepared?.event);
    expect(judged.error?.issues.map((issue) => issue.path.join('.'))).toEqual(
      expect.arrayContaining(['type', 'at', 'location.point.lon']),
    );
  });

  it('should give the same id at every run and different ids to equal rows', () => {
    const rows = records(
      { type: 'offered', at: 'x' },
      { type: 'offered', at: 'x' },
      { type: 'ended', at: 'x' },
    );
    const ids = () =>
      prepareEvents('canonical', rows, CONTEXT).map((prepared) => prepared.event['sourceCallId']);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(3);
  });

  it('should put in the region only where the record has none', () => {
    const rows = records({ type: 'offered' }, { type: 'offered', regionCode: '15.71' });
    const prepared = prepareEvents('canonical', rows, { ...CONTEXT, regionCode: '35.29' });
    expect(prepared.map(({ event }) => event['regionCode'])).toEqual(['35.29', '15.71']);
  });
});

describe('place records', () => {
  it('should send the words and never the pin', () => {
    const row = {
      alamat: 'Dpn Hotel Contoh',
      desa: 'Bangselok',
      kecamatan: 'Kota Sumenep',
      lat: '-7.0',
      lng: '113.8',
    };
    const [prepared] = prepareEvents('places', records(row), { ...CONTEXT, regionCode: '35.29' });
    expect(prepared?.event).toMatchObject({
      type: 'offered',
      at: CONTEXT.defaultAt,
      regionCode: '35.29',
      locationText: 'Dpn Hotel Contoh, Bangselok, Kota Sumenep',
    });
    expect(JSON.stringify(prepared?.event)).not.toContain('113.8');
    expect(CallEvent.safeParse(prepared?.event).success).toBe(true);
  });
});

describe('Asterisk records', () => {
  const custom = (disposition: string, billsec: string, answer: string, agent: string) => [
    '"Bu Contoh" <081100000001>',
    '081100000001',
    '119',
    'from-queue',
    'PJSIP/trunk-0000002a',
    `PJSIP/${agent}-0000002b`,
    'Queue',
    'q119',
    '2026-08-11 09:15:31',
    answer,
    '2026-08-11 09:19:02',
    '211',
    billsec,
    disposition,
    '3',
    '',
    '1786414531.42',
    '',
  ];

  it('should join the rows of one call and keep the answered one', () => {
    const rows = [
      custom('NO ANSWER', '0', '', '201'),
      custom('ANSWERED', '190', '2026-08-11 09:15:52', '202'),
    ];
    const prepared = prepareEvents('asterisk', records(...rows.map(asteriskFields)), CONTEXT);
    expect(prepared.map(({ event }) => event['type'])).toEqual(['offered', 'answered', 'ended']);
    expect(prepared.find(ofType('offered'))?.event).toMatchObject({
      sourceCallId: '1786414531.42',
      from: '081100000001',
      callerName: 'Bu Contoh',
      to: '119',
      at: '2026-08-11T02:15:31.000Z',
    });
    expect(prepared.find(ofType('answered'))?.event).toMatchObject({
      at: '2026-08-11T02:15:52.000Z',
      agent: 'PJSIP/202',
    });
    for (const { event } of prepared) expect(CallEvent.safeParse(event).success).toBe(true);
  });

  it('should call an unanswered call abandoned', () => {
    const prepared = prepareEvents(
      'asterisk',
      records(asteriskFields(custom('NO ANSWER', '0', '', '201'))),
      CONTEXT,
    );
    expect(prepared.map(({ event }) => [event['type'], event['cause']])).toEqual([
      ['offered', undefined],
      ['abandoned', 'NO ANSWER'],
    ]);
  });

  it('should understand both column orders', () => {
    const cells = custom('ANSWERED', '5', '2026-08-11 09:15:52', '201');
    const [clid = '', src = '', dst = '', dcontext = '', ...rest] = cells;
    const csvOrder = ['acc', src, dst, dcontext, clid, ...rest.slice(0, 11), ...rest.slice(12)];
    const { sequence, ...expected } = asteriskFields(cells);
    expect(sequence).toBe('');
    expect(asteriskFields(csvOrder)).toEqual({ ...expected, accountcode: 'acc' });
  });
});
