import { Injectable } from '@nestjs/common';
import { OutsideBooking, type CodedSession } from '#siaga/booking';
import type { JknKnown, JknKnownInput, JknProblem } from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { HAS_IT } from '../domain/bpjs-wire.policy.js';
import { unknownOf, type TheirLists } from '../domain/known.policy.js';
import { clockAt } from '../domain/wall-clock.policy.js';
import { LinkRepository, type StoredLink } from '../store/link.repository.js';
import { BpjsClient } from '../told/bpjs-client.js';

/** More clinics than a house has; each is a question of its own. */
const MOST_CLINICS = 40;
const MOST_TEXT = 40;

type Entry = Record<string, unknown>;
type Day = { doctorCode: number; hours: string }[];

/** BPJS was not to be asked, or gave no list. */
class NoListError extends Error {
  constructor(readonly problem: JknProblem) {
    super(problem);
  }
}

/** Which of our clinics and doctors BPJS knows, and at which hours: asked now, of its lists and of HFIS. */
@Injectable()
export class KnownService {
  constructor(
    private readonly links: LinkRepository,
    private readonly booking: OutsideBooking,
    private readonly client: BpjsClient,
    private readonly facilities: FacilitiesService,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async ofDay(caller: Caller, { facilityId, date }: JknKnownInput): Promise<JknKnown> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('jkn.read', facility && { regionCode: facility.regionCode, facilityId });
    const sessions = await this.booking.sessionsOfFacility(facilityId, date);
    const [lists, problem] = await this.lists(await this.links.of(facilityId), sessions, date);
    return {
      problem,
      sessions: sessions.map((session) => {
        const { clinicName, clinicCode, planned } = session;
        const ours = { clinicCode, doctorCode: planned.doctorCode, hours: hoursOf(session) };
        return { clinicName, doctorName: planned.doctorName, ...ours, ...unknownOf(ours, lists) };
      }),
    };
  }

  private async lists(
    stored: StoredLink | null,
    sessions: readonly CodedSession[],
    date: string,
  ): Promise<[TheirLists | null, JknProblem | null]> {
    if (stored === null || !stored.link.isActive || stored.link.outgoing === null)
      return [null, 'not_called'];
    const codes = [...new Set(sessions.flatMap(({ clinicCode }) => clinicCode ?? []))].slice(0, MOST_CLINICS);
    try {
      const isHospital = stored.link.kind === 'hospital';
      return [
        await (isHospital ? this.ofHospital(stored, codes, date) : this.ofPrimary(stored, codes, date)),
        null,
      ];
    } catch (error) {
      if (!(error instanceof NoListError)) throw error;
      return [null, error.problem];
    }
  }

  private async ofHospital(stored: StoredLink, codes: readonly string[], date: string): Promise<TheirLists> {
    const clinics = await this.list(stored, 'ref/poli');
    const doctors = await this.list(stored, 'ref/dokter');
    return {
      clinics: new Set(clinics.flatMap((one) => [textOf(one.kdsubspesialis), textOf(one.kdpoli)])),
      doctors: new Set(doctors.map(({ kodedokter }) => Number(kodedokter))),
      days: await this.days(stored, codes, (code) => `jadwaldokter/kodepoli/${code}/tanggal/${date}`),
    };
  }

  /** A puskesmas has no list of doctors but that of a clinic on a day. */
  private async ofPrimary(stored: StoredLink, codes: readonly string[], date: string): Promise<TheirLists> {
    const clinics = await this.list(stored, `ref/poli/tanggal/${date}`);
    return {
      clinics: new Set(clinics.map(({ kodepoli }) => textOf(kodepoli))),
      doctors: null,
      days: await this.days(stored, codes, (code) => `ref/dokter/kodepoli/${code}/tanggal/${date}`),
    };
  }

  /** Who is there by clinic. BPJS says of an empty day that there is none, not that it is empty. */
  private async days(
    stored: StoredLink,
    codes: readonly string[],
    serviceOf: (code: string) => string,
  ): Promise<ReadonlyMap<string, Day>> {
    const days = new Map<string, Day>();
    for (const code of codes) {
      const entries = await this.list(stored, serviceOf(encodeURIComponent(code)), true);
      days.set(
        code,
        entries
          .filter(({ libur }) => Number(libur ?? 0) === 0)
          .map(({ kodedokter, jadwal, jampraktek }) => ({
            doctorCode: Number(kodedokter),
            hours: textOf(jadwal ?? jampraktek),
          })),
      );
    }
    return days;
  }

  /** Throws NoListError. */
  private async list(stored: StoredLink, service: string, mayBeNone = false): Promise<Entry[]> {
    const answer = await this.client.ask(stored, { service, body: null, bookingCode: null });
    if (answer.kind === 'unanswered') throw new NoListError('no_answer');
    if (HAS_IT.has(answer.code)) return entriesIn(answer.response);
    if (mayBeNone) return [];
    throw new NoListError('refused');
  }
}

const hoursOf = ({ startsAt, endsAt, regionCode }: CodedSession): string =>
  `${clockAt(startsAt, regionCode)}-${clockAt(endsAt, regionCode)}`;

/** Some of BPJS's lists lie in `list`, others are the response itself. */
function entriesIn(response: unknown): Entry[] {
  const list = Array.isArray(response) ? response : (response as { list?: unknown } | null)?.list;
  if (!Array.isArray(list)) return [];
  return list.filter((one: unknown): one is Entry => typeof one === 'object' && one !== null);
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, MOST_TEXT) : '';
