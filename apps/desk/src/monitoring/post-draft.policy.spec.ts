import { describe, expect, it } from '@jest/globals';
import type { EntryPost, MonitoringProgram } from '#siaga/contracts';
import { draftOfPost, type PostDraft, readPost, travellersPrograms } from './post-draft.policy.js';

const AREA = { code: '15.71', name: 'Kota Jambi' };
const PROGRAM_ID = '0197a0b2-0000-7000-8000-000000000001';
const POST: EntryPost = {
  ...{
    id: '0197a0b2-0000-7000-8000-000000000002',
    version: 3,
    regionCode: '15.71.03',
    name: 'Pelabuhan Contoh',
  },
  ...{ mode: 'sea', point: { lon: 103.6, lat: -1.6 }, programId: PROGRAM_ID, isActive: true },
};
const typed: PostDraft = {
  ...draftOfPost(null, AREA, PROGRAM_ID),
  ...{ name: 'Bandara Contoh', point: { lon: 103.64, lat: -1.63 } },
};

describe('a port of entry as it is typed', () => {
  it('should be a new one of the area, or the one that was seen', () => {
    expect(readPost(typed, null)).toMatchObject({
      ok: true,
      input: { postId: null, version: null, regionCode: '15.71', mode: 'air', isActive: true },
    });
    expect(readPost({ ...draftOfPost(POST, AREA, ''), isActive: false }, POST)).toMatchObject({
      ok: true,
      input: { postId: POST.id, version: 3, regionCode: '15.71.03', mode: 'sea', isActive: false },
    });
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ point: null }, 'point'],
    [{ regionCode: '' }, 'regionCode'],
    [{ programId: '' }, 'programId'],
  ])('should name what is missing: %j', (change, field) => {
    expect(readPost({ ...typed, ...change }, null)).toEqual({ ok: false, field });
  });

  it('should follow travellers up under a program that takes them', () => {
    const program = (change: Partial<MonitoringProgram>): MonitoringProgram =>
      ({ regionCode: '15.71', isActive: true, kinds: ['traveller'], ...change }) as MonitoringProgram;
    const [above, own] = [program({ regionCode: 'ID' }), program({})];
    const none = [program({ isActive: false }), program({ kinds: ['contact'] })];
    expect(travellersPrograms([above, ...none, own])).toEqual([own, above]);
  });
});
