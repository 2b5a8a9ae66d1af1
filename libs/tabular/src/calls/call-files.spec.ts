import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CallEvent } from '#siaga/contracts';
import { surveyDates } from '../mapping/mapped-rows.js';
import { openTable } from '../read/open-table.js';
import {
  callLayoutOf,
  KNOWN_CALL_HEADINGS,
  masterCsvColumns,
  type RecordPreset,
  unknownCallLayout,
} from './call-layout.policy.js';
import { prepareRows } from './call-records.js';
import type { PreparedRow } from './prepared-row.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siaga-call-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const CONTEXT = { timeZone: 'Asia/Jakarta', defaultAt: '2026-11-20T00:00:00.000Z', regionCode: '15.71' };

let files = 0;
async function open(content: string | Uint8Array) {
  const file = path.join(folder, `${String(++files)}.csv`);
  await writeFile(file, content);
  return openTable(file, { known: KNOWN_CALL_HEADINGS, columnsOf: masterCsvColumns });
}

async function prepared(
  content: string | Uint8Array,
  preset: RecordPreset | null = null,
): Promise<PreparedRow[]> {
  const table = await open(content);
  const layout = callLayoutOf(table.headings, preset);
  if (layout === null) throw new Error(unknownCallLayout(table.headings));
  const dateOrder = await surveyDates(table, layout.mapping, layout.fields);
  const rows: PreparedRow[] = [];
  for await (const row of prepareRows(layout, table.rows(), { ...CONTEXT, dateOrder })) rows.push(row);
  const taken = rows.flatMap(({ isRefused, events }) => (isRefused ? [] : events));
  for (const event of taken) expect(CallEvent.safeParse(event).error?.issues ?? []).toEqual([]);
  return rows;
}

const eventsOf = (rows: readonly PreparedRow[]) => rows.flatMap(({ events }) => events);

describe('lists of calls', () => {
  it('should read every way to write one moment, beside what decides and what is refused', async () => {
    const ways = [
      ...[
        '28/11/2026 09:15:31',
        '28-11-2026 09.15',
        '28/11/26 09:15',
        '2026-11-28 09:15',
        '2026-11-28 09.15.31',
      ],
      ...[
        '46354.3857754630',
        '28 November 2026 09:15:31 WIB',
        '11/28/2026 9:15:31 AM',
        '2026-11-28T09:15:31',
      ],
      ...['2026-11-28 09:15:31.250', '2026-11-28T09:15:31+07:00'],
    ];
    const rows = ways.map((at, index) => `D-${String(index)},offered,${at},08130000002${String(index)},119`);
    const found = await prepared(
      `sourceCallId,type,at,from,to\n${rows.join('\n')}\nD-x,offered,05/11/2026 09:15,081300000099,119\n`,
    );
    const times = eventsOf(found.slice(0, -1)).map(({ at }) => String(at).slice(0, 16));
    expect(times).toEqual(ways.map(() => '2026-11-28T02:15'));
    // Both orders are in the column: nothing decides this one.
    expect(found.at(-1)).toMatchObject({
      isRefused: true,
      problems: [{ row: 13, column: 'at', code: 'date.ambiguous' }],
    });
  });

  it('should take calls without the number, the formula and the place that a spreadsheet spoiled', async () => {
    const found = await prepared(
      'sourceCallId,type,at,from,to,lon,lat\n' +
        'X-1,offered,2026-11-28T09:15:31+07:00,"8,13E+10",119,"103,6131","-1,6101"\n' +
        'X-2,offered,2026-11-28T09:15:31+07:00,8.13E+10,119,-1.6101,103.6131\n' +
        'X-3,offered,2026-11-28T09:15:31+07:00,=+6281300000063,119,103.6131,-1.6101\n' +
        "X-4,offered,2026-11-28T09:15:31+07:00,'081300000064,119,0,0\n",
    );
    const point = { point: { lon: 103.6131, lat: -1.6101 } };
    expect(eventsOf(found).map(({ from, location }) => [from, location])).toEqual([
      [undefined, point],
      [undefined, undefined],
      ['+6281300000063', point],
      ['081300000064', undefined],
    ]);
    expect(found.map(({ problems }) => problems.map(({ column, code }) => `${column} ${code}`))).toEqual([
      ['from phone.shortened'],
      ['from phone.shortened', 'lon point.swapped'],
      [],
      ['lon point.zero'],
    ]);
  });

  it('should read Indonesian headings, a day and an hour apart, and words for events', async () => {
    const found = await prepared(
      'DAFTAR PANGGILAN 112;;;;;\nTanggal;Jam;Nama Pelapor;No. HP;Lokasi Kejadian;Peristiwa\n' +
        '28/11/2026;09.15;Budi;0813-0000-0001;Jl. Contoh, RT 2;masuk\n05/11/2026;9.00;Ani;0813-0000-0002;Jl. Contoh;dijawab\n',
    );
    expect(eventsOf(found)).toMatchObject([
      {
        ...{ type: 'offered', at: '2026-11-28T02:15:00.000Z', callerName: 'Budi', from: '0813-0000-0001' },
        ...{ locationText: 'Jl. Contoh, RT 2', regionCode: '15.71' },
      },
      { type: 'answered', at: '2026-11-05T02:00:00.000Z' },
    ]);
  });

  it.each([
    ['Seattle', 'Address,Type,Datetime,Latitude,Longitude,Report Location,Incident Number', 'seattle'],
    ['Montgomery', 'lat,lng,desc,zip,title,timeStamp,twp,addr,e', 'montgomery'],
    ['New York', 'CAD_INCIDENT_ID,INCIDENT_DATETIME,INITIAL_CALL_TYPE,BOROUGH,ZIPCODE', 'nyc'],
  ])(
    'should say of %s that it is unknown, what it saw, and the example that fits',
    async (_, heading, example) => {
      const table = await open(`${heading}\n${heading.replace(/[^,]+/g, 'x')}\n`);
      expect(callLayoutOf(table.headings, null)).toBeNull();
      const words = unknownCallLayout(table.headings);
      expect(words).toContain(`Columns seen: ${heading.replaceAll(',', ', ')}`);
      expect(words).toContain('--columns "');
      expect(words).toContain(`--map ${example}`);
    },
  );

  it.each([
    [
      'seattle',
      'Address,Type,Datetime,Latitude,Longitude,Report Location,Incident Number\n4th Av / Contoh St,Aid Response,11/28/2026 09:15:31 AM,47.60,-122.33,POINT (-122.33 47.60),F260000001\n',
      {
        sourceCallId: 'F260000001',
        at: '2026-11-28T17:15:31.000Z',
        location: { point: { lon: -122.33, lat: 47.6 } },
      },
    ],
    [
      'montgomery',
      'lat,lng,desc,zip,title,timeStamp,twp,addr,e\n40.2978759,-75.5812935,CONTOH CT & DEAD END; TOWN,19525,EMS: BACK PAINS/INJURY,2026-11-28 09:15:31,TOWN,CONTOH CT,1\n',
      { at: '2026-11-28T14:15:31.000Z', cause: 'EMS: BACK PAINS/INJURY' },
    ],
    [
      'nyc',
      'CAD_INCIDENT_ID,INCIDENT_DATETIME,INITIAL_CALL_TYPE,BOROUGH\n263320001,11/28/2026 09:15:31 PM,RESP,BRONX\n',
      { sourceCallId: '263320001', at: '2026-11-29T02:15:31.000Z', locationText: 'BRONX' },
    ],
  ] as const)('should read the example %s', async (preset, content, event) => {
    expect(eventsOf(await prepared(content, preset))).toMatchObject([{ type: 'offered', ...event }]);
  });
});

describe('call detail records', () => {
  const HEADING =
    'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid,did,cnum,cnam,outbound_cnum,linkedid\n';
  const row = (
    dstchannel: string,
    disposition: string,
    lengths: string,
    ids: string,
    context = 'ext-queues',
  ) =>
    `"2026-11-28 09:15:31","""BUDI"" <081300000011>","081300000011","600","${context}","PJSIP/t-1","${dstchannel}","Queue","",${lengths},"${disposition}",${ids}\n`;

  it('should make one call of FreePBX’s rows, in the exchange’s zone', async () => {
    const found = await prepared(
      HEADING +
        row('', 'ANSWERED', '95,95', '"1.1","119","081300000011","BUDI","","1.1"') +
        row('PJSIP/201-00000a02', 'NO ANSWER', '15,0', '"1.2","","","","","1.1"') +
        row('PJSIP/202-00000a03', 'ANSWERED', '80,65', '"1.3","119","","","","1.1"'),
    );
    expect(eventsOf(found)).toEqual([
      {
        ...{ sourceCallId: '1.1', from: '081300000011', to: '119', callerName: 'BUDI', type: 'offered' },
        ...{ at: '2026-11-28T02:15:31.000Z', regionCode: '15.71' },
      },
      expect.objectContaining({ type: 'answered', at: '2026-11-28T02:15:46.000Z', agent: 'PJSIP/202' }),
      expect.objectContaining({ type: 'ended', at: '2026-11-28T02:17:06.000Z' }),
    ]);
  });

  it('should call it abandoned when only the queue answered', async () => {
    const found = await prepared(
      HEADING +
        row('', 'ANSWERED', '40,40', '"2.1","119","","","","2.1"') +
        row('PJSIP/201-1', 'NO ANSWER', '15,0', '"2.2","","","","","2.1"'),
    );
    expect(eventsOf(found).map(({ type }) => type)).toEqual(['offered', 'abandoned']);
  });

  it('should leave calls to the outside out', async () => {
    const found = await prepared(
      HEADING + row('PJSIP/t-2', 'ANSWERED', '40,30', '"3.1","","","","0741","3.1"', 'from-internal'),
    );
    expect(eventsOf(found)).toEqual([]);
  });

  it('should read Issabel’s report', async () => {
    const found = await prepared(
      'Date,Source,Ring Group,Destination,Src. Channel,Account Code,Dst. Channel,Status,Duration,UniqueID\n' +
        '2026-11-28 09:15:31,081300000011,,201,PJSIP/t-1,,SIP/201-0000002b,ANSWERED,95s (1m 35s),9.1\n' +
        '2026-11-28 09:20:00,081300000012,,201,PJSIP/t-2,,SIP/201-0000002c,NO ANSWER,0s,9.2\n',
    );
    expect(eventsOf(found).map(({ sourceCallId, type, from }) => [sourceCallId, type, from])).toEqual([
      ['9.1', 'offered', '081300000011'],
      ['9.1', 'answered', '081300000011'],
      ['9.1', 'ended', '081300000011'],
      ['9.2', 'offered', '081300000012'],
      ['9.2', 'abandoned', '081300000012'],
    ]);
  });

  it('should know a Master.csv without a heading, as it was and with newer columns', async () => {
    const cells = (extra: string) =>
      `"","+6281200000042","119","from-pstn",""""" <+6281200000042>","PJSIP/t-0","PJSIP/201-1","Queue","q119,rt,,,60","2026-11-28 05:04:41","2026-11-28 05:04:41","2026-11-28 05:04:48",7,7,"ANSWERED","DOCUMENTATION","p-1.0","119"${extra}\n`;
    for (const extra of ['', ',"","p-1.0",0']) {
      const found = await prepared(cells(extra) + cells(extra));
      expect(eventsOf(found).map(({ type }) => type)).toEqual(['offered', 'answered', 'ended']);
      expect(eventsOf(found)[0]).toMatchObject({ sourceCallId: 'p-1.0', from: '+6281200000042', to: '119' });
    }
  });

  it('should hold only the calls that may still get a row', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) =>
      row('PJSIP/201-1', 'ANSWERED', '9,5', `"${String(at)}.1","119","","","","${String(at)}.1"`),
    );
    const table = await open(HEADING + rows.join(''));
    const layout = callLayoutOf(table.headings, null);
    let first = 0;
    if (layout !== null)
      for await (const { line } of prepareRows(
        layout,
        table.rows((bytes) => (first ||= bytes)),
        CONTEXT,
      )) {
        expect(line).toBe(2);
        break;
      }
    expect(first).toBeGreaterThan(0);
  });
});
