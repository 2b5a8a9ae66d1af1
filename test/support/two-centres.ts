import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Logger } from '#siaga/kernel';
import type { ApiInput, Call, Centre, Place } from '#siaga/contracts';
import { inRegion, OTHER_REGION, OWN_REGION, placeAt } from './builders.js';
import { secondDatabase, testDatabaseUrl, useDatabase } from './database.js';
import { LOCAL_SYSTEMS, serverSettings, TestServer } from './server.js';
import type { Session } from './session.js';

const SECRET = 'shared-secret-of-two-centres';

/** One centre: its Siaga, a person who takes calls, and its neighbour in the directory. */
export interface CentreSide {
  server: TestServer;
  operator: Session;
  neighbour: Centre;
}

/** Two Siagas on two databases that know each other: Jambi hands over, Sumenep takes. */
export class TwoCentres {
  private constructor(
    readonly jambi: CentreSide,
    readonly sumenep: CentreSide,
    private readonly stopDatabase: () => Promise<void>,
  ) {}

  static async start(overrides: Record<string, string>, logger?: Logger): Promise<TwoCentres> {
    const second = await secondDatabase();
    const a = await TestServer.start(
      serverSettings(testDatabaseUrl(), { ...LOCAL_SYSTEMS, ...overrides }),
      logger,
    );
    const b = await TestServer.start(serverSettings(second.url, { ...LOCAL_SYSTEMS, ...overrides }), logger);
    const jambi = await side(a, OWN_REGION, 'jambi', {
      code: 'sumenep',
      regionCode: OTHER_REGION,
      base: b.base,
    });
    const sumenep = await side(b, OTHER_REGION, 'sumenep', {
      code: 'jambi',
      regionCode: OWN_REGION,
      base: a.base,
    });
    return new TwoCentres(jambi, sumenep, second.stop);
  }

  async close(): Promise<void> {
    await this.jambi.server.close();
    await this.sumenep.server.close();
    await this.stopDatabase();
  }

  /** A call in Jambi whose caller is in Sumenep, answered there. */
  async strayCall(): Promise<Call> {
    return this.jambi.operator.call('createCall', {
      regionCode: OWN_REGION,
      callerNumber: '0811-0000-0501',
      callerName: 'Wati Contoh',
      line: '119',
      place: PLACE_IN_SUMENEP,
      note: 'Pemanggil panik',
    });
  }

  /** That call, handed to Sumenep. */
  async handOver(input: Partial<ApiInput<'handOver'>> = {}): Promise<{ call: Call; handoverId: string }> {
    const call = await this.strayCall();
    const { id } = await this.jambi.operator.call('handOver', {
      id: call.id,
      centreId: this.jambi.neighbour.id,
      ...input,
    });
    return { call, handoverId: id };
  }

  /** The call that the hand-over became in Sumenep. Throws when it is not there. */
  async arrived(reference: string): Promise<{ callId: string; handoverId: string }> {
    const { handovers } = await this.sumenep.operator.call('snapshot', {});
    const found = handovers.find((handover) => handover.reference === reference);
    if (!found?.callId) throw new Error('The case is not in Sumenep');
    return { callId: found.callId, handoverId: found.id };
  }
}

export const PLACE_IN_SUMENEP: Place = placeAt({
  point: { lon: 113.861, lat: -7.008 },
  accuracyM: 40,
  label: 'Depan masjid contoh',
  context: 'Pajagalan, Kota Sumenep',
  regionCode: '35.29.01.1001',
});

async function side(
  server: TestServer,
  regionCode: string,
  code: string,
  other: { code: string; regionCode: string; base: string },
): Promise<CentreSide> {
  const admin = await server.session(inRegion('admin', 'ID'));
  const phones = [{ label: 'Ruang kendali', number: '0811-0000-0119' }];
  const own = { code, regionCode, name: `PSC 119 ${code}`, regionCodes: [regionCode], phones, isOwn: true };
  await admin.call('createCentre', own);
  const neighbour = await admin.call('createCentre', {
    code: other.code,
    regionCode,
    name: `PSC 119 ${other.code}`,
    regionCodes: [other.regionCode],
    baseUrl: other.base,
    secret: SECRET,
  });
  return { server, operator: await server.session(inRegion('operator', regionCode)), neighbour };
}

/** Two centres for a spec file. `overrides` are settings of both. */
export function useTwoCentres(
  overrides: Record<string, string> = {},
  logger?: Logger,
): { readonly both: TwoCentres } {
  useDatabase();
  let both: TwoCentres | null = null;
  jest.setTimeout(60_000);
  beforeAll(async () => {
    both = await TwoCentres.start(overrides, logger);
  }, 120_000);
  afterAll(async () => {
    await both?.close();
  });
  return {
    get both() {
      if (!both) throw new Error('The centres start before the first test.');
      return both;
    },
  };
}
