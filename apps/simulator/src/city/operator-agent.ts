import { sleep } from '#siaga/client';
import {
  type Call,
  type ChangeEvent,
  complaintFact,
  type Incident,
  isLive,
  type Place,
  type Snapshot,
} from '#siaga/contracts';
import {
  type CallPlan,
  dispatchAfterS,
  dispositionOf,
  JAMBI_REGION,
  planAnswer,
  type Random,
} from '#siaga/simulation';
import { isLostRace } from '../client/failures.js';
import { LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { type CallBoard, type LiveCall, stateOf } from './call-board.js';
import { IncidentCare } from './incident-care.js';
import { MissedCalls } from './missed-calls.js';
import { type Reporter } from './reporter.js';

/** Of calls that somebody's button makes who is followed up. */
const ALARM_SOURCE = 'panic';
const ALARM_LEFT_MS = 90_000;

/**
 * The simulated operator. Takes simulated calls and buttons that were pressed, never one that a person has answered, and leaves a share of them
 * ringing for a while so that a person can take them; rings back those that hung up. It cares for the incidents it opened
 * itself, and for no others.
 */
export class OperatorAgent {
  readonly link: LiveLink;
  readonly #cares = new Map<string, IncidentCare>();
  readonly #missed: MissedCalls;
  readonly #alarms = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly board: CallBoard,
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly humanShare: number,
    private readonly signal: AbortSignal,
    onSnapshot: (snapshot: Snapshot) => void,
  ) {
    this.#missed = new MissedCalls({
      session,
      random: random.fork('missed'),
      planOf: (call) => board.planOf(call),
      openIncident: (plan, call) => this.#open(plan, call),
      trouble: (error) => reporter.trouble('ringing back', error),
    });
    this.link = new LiveLink(
      session,
      {
        onSnapshot: (snapshot) => {
          this.#onSnapshot(snapshot);
          onSnapshot(snapshot);
        },
        onChange: (event) => this.#onChange(event),
        onDown: (reason) => reporter.lineDown('operator', reason),
      },
      signal,
    );
  }

  /** Works until the signal ends it. */
  async run(): Promise<void> {
    await Promise.all([this.link.run(), this.#missed.run(this.signal)]);
  }

  /** Takes a new call of the exchange into its hands. */
  take(call: LiveCall, isUrgent: boolean): void {
    this.#handle(call, isUrgent).catch((error: unknown) => {
      if (!isLostRace(error)) this.reporter.trouble('operator', error);
    });
  }

  #onSnapshot(snapshot: Snapshot): void {
    for (const call of snapshot.calls) this.board.observe(call);
    this.#missed.reset(snapshot.calls);
    const open = new Set(snapshot.incidents.map((incident) => incident.id));
    for (const [id, care] of this.#cares) if (!open.has(id)) care.end();
    for (const assignment of snapshot.assignments)
      this.#cares.get(assignment.incidentId)?.observe(assignment);
    // What an earlier run of the simulator opened and left behind.
    const mine = snapshot.incidents.filter(
      (incident) => isLive(incident) && incident.openedBy.id === this.session.account.id,
    );
    for (const incident of mine) this.#care(incident, snapshot);
  }

  #onChange(event: ChangeEvent): void {
    if (event.entity === 'call') {
      this.#takeAlarm(event.data);
      this.board.observe(event.data);
      this.#missed.observe(event.data);
    }
    if (event.entity === 'assignment') this.#cares.get(event.data.incidentId)?.observe(event.data);
    if (event.entity === 'incident' && !isLive(event.data)) this.#cares.get(event.entityId)?.end();
  }

  async #handle(call: LiveCall, isUrgent: boolean): Promise<void> {
    const answer = planAnswer(this.random, call.plan.kind, isUrgent ? 0 : this.humanShare);
    if (answer.isLeftForHuman) this.reporter.count('leftForHuman');
    const waitMs = (isUrgent ? Math.min(answer.afterS, 4) : answer.afterS) * 1_000;
    const isGone = await call.view.until(
      (view) => view !== null && view.state !== 'ringing',
      waitMs,
      this.signal,
    );
    if (this.signal.aborted || isGone) return;
    const isShown = await call.view.until((view) => view !== null, 60_000, this.signal);
    const shown = call.view.value;
    if (!isShown || !shown || stateOf(call) !== 'ringing') return;
    call.isOurs = true;
    const answered = await this.#answer(call, shown.id);
    if (!answered) return;
    if (!(await sleep(dispatchAfterS(this.random, call.plan) * 1_000, this.signal))) return;
    const disposition = dispositionOf(call.plan.kind);
    if (disposition)
      await this.session.call('closeCall', { id: answered.id, disposition, note: call.plan.said });
    else await this.#open(call.plan, answered);
  }

  /** A button was pressed: a person has a minute and a half to take it, then somebody is sent all the same. */
  #takeAlarm({ id, source, state }: Call): void {
    if (source !== ALARM_SOURCE || state !== 'ringing' || this.#alarms.has(id)) return;
    this.#alarms.add(id);
    this.#answerAlarm(id).catch((error: unknown) => {
      if (!isLostRace(error)) this.reporter.trouble('operator', error);
    });
  }

  async #answerAlarm(id: string): Promise<void> {
    if (!(await sleep(ALARM_LEFT_MS, this.signal))) return;
    if ((await this.session.call('call', { id })).state !== 'ringing') return;
    const answered = await this.session.call('answerCall', { id });
    if (answered.answeredBy?.id !== this.session.account.id || answered.place === null) return;
    const incident = await this.session.call('openIncident', {
      ...{ regionCode: answered.regionCode, callId: id, complaint: 'breathing', triage: 'merah' },
      ...{ needs: complaintFact('breathing').needs, patientCount: 1 },
      place: { ...answered.place, isConfirmed: true },
      personal: { patients: [], notes: answered.note, callbackNumber: answered.personal.callerNumber },
    });
    this.reporter.count('incidents');
    this.#care(incident, null);
  }

  /** Null when a person was faster. */
  async #answer(call: LiveCall, id: string): Promise<Call | null> {
    try {
      const answered = await this.session.call('answerCall', { id });
      this.board.observe(answered);
      if (answered.answeredBy?.id === this.session.account.id) return answered;
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
    call.isOurs = false;
    return null;
  }

  async #open(plan: CallPlan, answered: Call): Promise<void> {
    const place = await this.#place(plan, answered);
    await this.session.call('setCallPlace', { id: answered.id, place });
    const incident = await this.session.call('openIncident', {
      regionCode: answered.regionCode,
      callId: answered.id,
      complaint: plan.complaint,
      triage: plan.triage,
      needs: complaintFact(plan.complaint).needs,
      patientCount: Math.max(1, plan.patients.length),
      place,
      personal: {
        patients: plan.patients.map((patient) => ({ ...patient, name: null })),
        notes: plan.said,
        callbackNumber: plan.callerNumber,
      },
    });
    this.reporter.count('incidents');
    this.#care(incident, null);
  }

  /** The place as a good operator finds it: what came with the call, else what the words say, else what the caller explains. */
  async #place(plan: CallPlan, answered: Call): Promise<Place> {
    if (answered.place && plan.fix) return { ...answered.place, isConfirmed: true };
    if (plan.locationText !== null) {
      const input = { q: plan.locationText, regionCode: JAMBI_REGION, limit: 1 };
      const [found] = (await this.session.call('locate', input)).candidates;
      if (found && found.accuracyM <= 1_500) {
        const { point, accuracyM, source, label, context, regionCode } = found;
        return { point, accuracyM, source, label, context, regionCode, isConfirmed: true };
      }
    }
    return {
      point: plan.truePoint,
      accuracyM: 150,
      source: 'map_pin',
      label: plan.trueLabel,
      context: '',
      regionCode: answered.regionCode,
      isConfirmed: true,
    };
  }

  #care(incident: Incident, snapshot: Snapshot | null): void {
    if (this.#cares.has(incident.id)) return;
    const known = snapshot?.assignments.filter((one) => one.incidentId === incident.id) ?? [];
    const { session, reporter } = this;
    const random = this.random.fork(incident.id);
    const care = new IncidentCare(incident, known, { session, reporter, random }, this.signal);
    this.#cares.set(incident.id, care);
    care
      .run()
      .catch((error: unknown) => reporter.trouble(`incident ${incident.number}`, error))
      .finally(() => this.#cares.delete(incident.id));
  }
}
