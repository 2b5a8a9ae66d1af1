import { Injectable } from '@nestjs/common';
import { OutsideBooking } from '#siaga/booking';
import type {
  JknComparison,
  JknComparisonInput,
  JknLink,
  JknPrimaryTold,
  JknProblem,
  JknVisit,
  JknVisitInput,
  Ticket,
} from '#siaga/contracts';
import { FacilitiesService } from '#siaga/facilities';
import type { Caller } from '#siaga/identity';
import { found, storable } from '#siaga/kernel';
import { HAS_IT } from '../domain/bpjs-wire.policy.js';
import { compareBookings, missedOfPrimary, type TheirBooking } from '../domain/comparison.policy.js';
import { ExchangeRepository } from '../store/exchange.repository.js';
import { LinkRepository, type StoredLink } from '../store/link.repository.js';
import { TaskRepository } from '../store/task.repository.js';
import { BpjsClient, type BpjsAnswer, type BpjsQuestion } from '../told/bpjs-client.js';

const MOST_TEXT = 80;

/** What BPJS gave, or why it gave nothing. */
type Theirs<T> = { readonly known: T } | { readonly problem: JknProblem };

/** BPJS's view of a facility's bookings against ours, asked now. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly links: LinkRepository,
    private readonly booking: OutsideBooking,
    private readonly tasks: TaskRepository,
    private readonly exchanges: ExchangeRepository,
    private readonly client: BpjsClient,
    private readonly facilities: FacilitiesService,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async ofDay(caller: Caller, { facilityId, date }: JknComparisonInput): Promise<JknComparison> {
    const stored = await this.linkOf(caller, facilityId);
    const tickets = await this.booking.ticketsOn(facilityId, date);
    const untold = await this.tasks.untold(tickets.map(({ id }) => id));
    const service = `antrean/pendaftaran/tanggal/${date}`;
    const theirs = await this.asked(stored, { service, body: null, bookingCode: null }, bookingsIn);
    const isAsked = 'known' in theirs;
    const missed = await this.missed(stored, tickets);
    const ours = tickets.map((ticket) => ({
      bookingCode: ticket.code,
      label: ticket.label,
      state: ticket.state,
      untold: untold.get(ticket.id) ?? [],
      missed: missed?.get(ticket.id) ?? null,
      isDue: isAsked && stored !== null && isDue(stored.link, ticket),
    }));
    const rows = isAsked ? compareBookings(ours, theirs.known) : compareBookings(ours, []);
    return {
      problem: isAsked ? null : theirs.problem,
      bookings: rows.map(({ bookingCode, ours: own, theirs: other, differs }) => ({
        bookingCode,
        ours: own && {
          number: own.label,
          state: own.state,
          untold: [...own.untold],
          missed: own.missed && [...own.missed],
        },
        theirs: other && { number: other.label, status: other.status },
        differs: [...differs],
      })),
    };
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async ofVisit(caller: Caller, { facilityId, bookingCode }: JknVisitInput): Promise<JknVisit> {
    const stored = await this.linkOf(caller, facilityId);
    const { ticket } = found(await this.booking.byCode(facilityId, bookingCode.toUpperCase()));
    const ours = await this.tasks.of(ticket.id);
    const body = { kodebooking: ticket.code };
    const question = { service: 'antrean/getlisttask', body, bookingCode: ticket.code };
    const theirs = await this.asked(stored, question, timesIn);
    const times = 'known' in theirs ? theirs.known : new Map<number, string>();
    const taskIds = [...new Set([...ours.map(({ taskId }) => taskId), ...times.keys()])].sort(
      (a, b) => a - b,
    );
    return {
      problem: 'known' in theirs ? null : theirs.problem,
      tasks: taskIds.map((taskId) => {
        const own = ours.find((task) => task.taskId === taskId);
        return {
          taskId,
          oursAt: own ? new Date(own.atMs).toISOString() : null,
          toldAt: own?.toldAt?.toISOString() ?? null,
          refusal: own?.problem ?? null,
          theirs: times.get(taskId) ?? null,
        };
      }),
    };
  }

  /** What BPJS has not taken of a puskesmas' bookings, by ticket; null at a hospital, and where it is told nothing. */
  private async missed(
    stored: StoredLink | null,
    tickets: readonly Ticket[],
  ): Promise<Map<string, JknPrimaryTold[] | null> | null> {
    if (stored === null || !isCalled(stored) || stored.link.kind !== 'primary') return null;
    const codes = tickets.map(({ code }) => code);
    const taken = await this.exchanges.answered(stored.link.facilityId, codes, [...HAS_IT]);
    return new Map(
      tickets.map((ticket) => [ticket.id, missedOfPrimary(ticket, taken.get(ticket.code) ?? new Set())]),
    );
  }

  private async linkOf(caller: Caller, facilityId: string): Promise<StoredLink | null> {
    const facility = await this.facilities.byId(facilityId);
    caller.demand('jkn.read', facility && { regionCode: facility.regionCode, facilityId });
    return this.links.of(facilityId);
  }

  private async asked<T>(
    stored: StoredLink | null,
    question: BpjsQuestion,
    read: (response: unknown) => T,
  ): Promise<Theirs<T>> {
    if (stored === null || !isCalled(stored)) return { problem: 'not_called' };
    // Of the services of first contact none gives back what it holds.
    if (stored.link.kind === 'primary') return { problem: 'no_list' };
    const answer: BpjsAnswer = await this.client.ask(stored, question);
    if (answer.kind === 'unanswered') return { problem: 'no_answer' };
    // Its words stand in the log of what was said.
    return HAS_IT.has(answer.code) ? { known: read(answer.response) } : { problem: 'refused' };
  }
}

const isCalled = ({ link }: StoredLink): boolean => link.isActive && link.outgoing !== null;

/** What BPJS should know: what came from there, and what it is to be told of. */
function isDue({ kind, options }: JknLink, { channel, patient }: Ticket): boolean {
  return (
    channel === 'mobile_jkn' || patient.cardNumber !== null || (kind === 'hospital' && options.tellsNonJkn)
  );
}

function entriesIn(response: unknown): Record<string, unknown>[] {
  const list = (response as { list?: unknown } | null)?.list;
  if (!Array.isArray(list)) return [];
  return list.filter(
    (entry: unknown): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
  );
}

const textIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? storable(String(value)).slice(0, MOST_TEXT) : '';

function bookingsIn(response: unknown): TheirBooking[] {
  return entriesIn(response).map(({ kodebooking, noantrean, status }) => ({
    bookingCode: textIn(kodebooking),
    label: textIn(noantrean),
    status: textIn(status),
  }));
}

/** When BPJS has each task, as it writes it. */
function timesIn(response: unknown): Map<number, string> {
  return new Map(
    entriesIn(response).flatMap(({ taskid, wakturs, waktu }) => {
      const taskId = Number(taskid);
      return Number.isInteger(taskId) && taskId > 0 ? [[taskId, textIn(wakturs ?? waktu)] as const] : [];
    }),
  );
}
