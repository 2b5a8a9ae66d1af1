import { type CallEventInput } from '#siaga/contracts';
import { type ImportCall, type ImportPlan, type ImportResponse, type ImportStep } from '#siaga/simulation';
import { type IngestClient } from '../client/ingest-client.js';
import { type Session } from '../client/session.js';
import { forEachBounded, Turns } from './bounded.js';

/** Where each call and response of the file is in Siaga. */
export interface ReplayedIds {
  callIds: Map<string, string>;
  incidentIds: Map<string, string>;
  /** By row id. */
  assignmentIds: Map<string, string>;
}

/** What a replay needs. */
export interface ReplayTools {
  admin: Session;
  ingest: IngestClient;
  regionCode: string;
  concurrency: number;
}

type Progress = (done: number) => void;

const BATCH = 250;
/** Long enough that no offer of the past runs out between two requests. */
const OFFER_TIMEOUT_S = 600;

/** Brings a plan into Siaga: calls, units, incidents, responses. Every command has a key of its own, so it can be run again. */
export class Replay {
  readonly ids: ReplayedIds = { callIds: new Map(), incidentIds: new Map(), assignmentIds: new Map() };
  readonly #units = new Map<string, { id: string; callSign: string }>();
  readonly #turns = new Turns();

  constructor(
    private readonly plan: ImportPlan,
    private readonly tools: ReplayTools,
  ) {}

  /** Makes the units that are not there yet. */
  async makeUnits(onProgress: Progress): Promise<void> {
    const { admin, regionCode } = this.tools;
    const { units } = await admin.call('units', {});
    for (const unit of units.filter((one) => one.regionCode === regionCode))
      this.#units.set(unit.callSign, unit);
    let done = 0;
    await forEachBounded(this.plan.units, this.tools.concurrency, async (unit) => {
      if (!this.#units.has(unit.callSign)) {
        const { callSign, type, capabilities, post: homePost } = unit;
        this.#units.set(
          callSign,
          await admin.call('createUnit', { regionCode, callSign, type, capabilities, homePost }),
        );
      }
      onProgress((done += 1));
    });
  }

  /** Feeds every call as the telephone did: offered when received, answered when entered. */
  async feedCalls(onProgress: Progress): Promise<void> {
    for (let from = 0; from < this.plan.calls.length; from += BATCH) {
      const calls = this.plan.calls.slice(from, from + BATCH);
      const result = await this.tools.ingest.post(calls.flatMap((call) => this.#callEvents(call)));
      for (const { index, callId, status, fields } of result.events) {
        const call = calls[Math.floor(index / EVENTS_PER_CALL)];
        if (!call || callId === null)
          throw new Error(`A call event was ${status}: ${JSON.stringify(fields ?? [])}`);
        this.ids.callIds.set(call.callNumber, callId);
      }
      onProgress(from + calls.length);
    }
  }

  /** Opens, works through and closes every incident; several at a time, each unit's responses one after the other. */
  async replayIncidents(onProgress: Progress): Promise<void> {
    let done = 0;
    await forEachBounded(this.plan.calls, this.tools.concurrency, async (call) => {
      await this.#incident(call);
      onProgress((done += 1));
    });
  }

  #callEvents(call: ImportCall): CallEventInput[] {
    const base = {
      sourceCallId: `sf-${this.tools.regionCode}-${call.callNumber}`,
      regionCode: this.tools.regionCode,
      to: '911',
      isRecord: true,
    };
    return [
      { ...base, type: 'offered', at: call.receivedAt },
      { ...base, type: 'answered', at: call.entryAt },
    ];
  }

  #key(...parts: string[]): string {
    return ['replay', this.tools.regionCode, ...parts].join('-');
  }

  async #incident(call: ImportCall): Promise<void> {
    const { admin, regionCode } = this.tools;
    const { callNumber, complaint, triage, place, entryAt, closedAt, outcome, disposition } = call;
    const callId = this.ids.callIds.get(callNumber);
    if (callId === undefined) throw new Error(`Call ${callNumber} was not fed`);
    const opening = { regionCode, callId, complaint, triage, place, importedAt: entryAt };
    const { id } = await admin.call('openIncident', opening, this.#key(callNumber, 'open'));
    this.ids.incidentIds.set(callNumber, id);
    await Promise.all(
      call.responses.map((response) => this.#turns.take(response.unitId, () => this.#respond(id, response))),
    );
    const closing = { id, outcome, note: disposition, importedAt: closedAt };
    await admin.call('closeIncident', closing, this.#key(callNumber, 'close'));
  }

  async #respond(incidentId: string, response: ImportResponse): Promise<void> {
    const [offer, ...steps] = response.steps;
    if (offer?.kind !== 'offer') throw new Error(`Response ${response.rowId} does not begin with an offer`);
    const id = await this.#offer(incidentId, response, offer.at);
    this.ids.assignmentIds.set(response.rowId, id);
    for (const [index, step] of steps.entries())
      await this.#step(id, step, this.#key(response.rowId, String(index)));
  }

  async #offer(id: string, response: ImportResponse, importedAt: string): Promise<string> {
    const unit = this.#units.get(response.unitId);
    if (!unit) throw new Error(`Unit ${response.unitId} was not made`);
    const input = { id, unitIds: [unit.id], importedAt, autoNext: false, timeoutS: OFFER_TIMEOUT_S };
    const { assignments } = await this.tools.admin.call('offer', input, this.#key(response.rowId, 'offer'));
    const [assignment] = assignments;
    if (!assignment) throw new Error(`The offer of ${response.rowId} made no assignment`);
    return assignment.id;
  }

  async #step(id: string, step: ImportStep, key: string): Promise<void> {
    const { admin } = this.tools;
    if (step.kind === 'accept') await admin.call('accept', { id, importedAt: step.at }, key);
    if (step.kind === 'advance')
      await admin.call('advance', { id, status: step.status, importedAt: step.at }, key);
    if (step.kind === 'correct') {
      const note = 'In the file, where no step of this response leads to it';
      await admin.call('correctStamp', { id, name: step.stamp, at: step.at, note }, key);
    }
  }
}

const EVENTS_PER_CALL = 2;
