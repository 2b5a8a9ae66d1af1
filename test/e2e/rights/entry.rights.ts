import type { World } from '../../support/builders-world.js';
import { buildEntry, EntryOfficer, postInput } from '../../support/entry-world.js';
import type { ModuleRights, RightsCase } from '../module-rights.js';

interface EntryIds {
  readonly entryProgramId?: string;
  readonly postId?: string;
  readonly shiftId?: string;
  readonly endedShiftId?: string;
  readonly entryId?: string;
  readonly entryCookie?: string;
}

const ids = (world: World): EntryIds => world as EntryIds;
const ofOfficer = (input: RightsCase['input']): RightsCase => ({
  ...{ holder: 'entry_officer', kind: 'thing', input },
  // A shift is its own officer's alone.
  cookie: (world) => ids(world).entryCookie ?? '',
});

/** Rights of ports of entry. */
export const rights: ModuleRights = {
  cases: {
    entryPosts: { holder: 'entry_officer', kind: 'list', input: () => ({}) },
    setEntryPost: {
      holder: 'health_office',
      kind: 'thing',
      input: (world) => ({
        ...postInput(ids(world).entryProgramId ?? '', { regionCode: world.regionCode }),
      }),
    },
    entryFigures: { holder: 'entry_officer', kind: 'thing', input: (world) => ({ id: ids(world).postId }) },
    openEntryShift: {
      holder: 'entry_officer',
      kind: 'thing',
      input: (world) => ({ postId: ids(world).postId }),
    },
    entryShift: ofOfficer((world) => ({ id: ids(world).shiftId })),
    enterTravellers: ofOfficer((world) => ({ id: ids(world).shiftId, trips: [], travellers: [] })),
    codeTraveller: ofOfficer((world) => ({ id: ids(world).entryId })),
    endEntryShift: ofOfficer((world) => ({ id: ids(world).endedShiftId })),
  },
  async build(server, regionCode) {
    const world = await buildEntry(server, regionCode);
    const officer = await EntryOfficer.start(server, world);
    const entry = await officer.enter(
      officer.traveller(1, { regionCode, person: { ...officer.traveller(1).person, nik: null } }),
    );
    const other = await world.office.call(
      'setEntryPost',
      postInput(world.program.id, { regionCode, name: 'Terminal Contoh', mode: 'land' }),
    );
    const ended = await EntryOfficer.at(officer.session, other);
    return {
      ...{ entryProgramId: world.program.id, postId: world.post.id, shiftId: officer.shiftId },
      ...{ endedShiftId: ended.shiftId, entryId: entry.id, entryCookie: officer.session.cookie },
    };
  },
};
