import { dayFromNow, patientNo } from '../../support/booking-world.js';
import type { World } from '../../support/builders-world.js';
import { buildJkn } from '../../support/jkn-world.js';
import type { ModuleRights } from '../module-rights.js';

const codeIn = (world: World): string | undefined => (world as { jknCode?: string }).jknCode;

/** Rights of Mobile JKN. */
export const rights: ModuleRights = {
  cases: {
    jknLink: { holder: 'admin', kind: 'thing', input: ({ facilityId }) => ({ facilityId }) },
    setJknLink: {
      holder: 'admin',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, version: 1, kind: 'hospital', isActive: true }),
    },
    jknExchanges: { holder: 'clinic_head', kind: 'thing', input: ({ facilityId }) => ({ facilityId }) },
    jknComparison: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, date: dayFromNow(1) }),
    },
    jknKnown: {
      holder: 'clinic_head',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, date: dayFromNow(1) }),
    },
    jknVisit: {
      holder: 'clinic_head',
      kind: 'thing',
      input: (world) => ({ facilityId: world.facilityId, bookingCode: codeIn(world) }),
    },
    jknOperations: {
      holder: 'facility_staff',
      kind: 'thing',
      input: ({ facilityId }) => ({ facilityId, from: dayFromNow(0), until: dayFromNow(7) }),
    },
    setJknOperation: {
      holder: 'facility_staff',
      kind: 'thing',
      input: ({ facilityId }) => ({
        facilityId,
        date: dayFromNow(3),
        procedure: 'Operasi contoh',
        clinicCode: 'BED',
        clinicName: 'Bedah',
      }),
    },
  },
  async build(server, _regionCode, { facilityId }) {
    const { counter, session } = await buildJkn(server, { facilityId, letter: 'J' });
    const { id: sessionId } = await session(1);
    const { code } = await counter.call('takeTicket', {
      sessionId,
      channel: 'counter',
      placeKind: 'jkn',
      patient: patientNo(5),
    });
    return { jknCode: code };
  },
};
