import { Inject, Injectable } from '@nestjs/common';
import type { JknAnswer, Method } from '#siaga/contracts';
import { AppError, Clock, isSameText, LOGGER, newId, type Logger } from '#siaga/kernel';
import { maskedText } from '../domain/masked.policy.js';
import { textOf, type Ask } from '../domain/read-ask.policy.js';
import { findService, type JknService } from '../domain/services.policy.js';
import { JknRefusal, wordsOf } from '../domain/words.policy.js';
import { ExchangeRepository } from '../store/exchange.repository.js';
import type { StoredLink } from '../store/link.repository.js';
import { well, type LetIn } from './answering.js';
import { DoorGate, type Shown } from './door-gate.js';
import { HospitalServices } from './hospital-services.js';
import { PrimaryServices } from './primary-services.js';

/** One knock at a facility's door. */
export interface Knock extends Shown {
  readonly facilityId: string;
  readonly method: Method;
  /** Below the facility's base. */
  readonly path: string;
  readonly body: Ask;
}

/** What goes back, with its HTTP status. */
export interface DoorAnswer {
  readonly status: number;
  readonly body: JknAnswer;
}

type Handler = (letIn: LetIn) => Promise<JknAnswer>;

const OK = 200;
const MOST_CODE = 40;

/** BPJS's door to a facility: who knocks is proven, answered in the contract's own words, and all of it kept for disputes. */
@Injectable()
export class DoorService {
  private readonly hospital: Partial<Record<JknService, Handler>>;
  private readonly primary: Partial<Record<JknService, Handler>>;

  constructor(
    private readonly gate: DoorGate,
    private readonly exchanges: ExchangeRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    hospital: HospitalServices,
    primary: PrimaryServices,
  ) {
    this.hospital = {
      status: (letIn) => hospital.status(letIn),
      take: (letIn) => hospital.take(letIn),
      remaining: (letIn) => hospital.remaining(letIn),
      cancel: (letIn) => hospital.cancel(letIn),
      check_in: (letIn) => hospital.checkIn(letIn),
      new_patient: (letIn) => hospital.newPatient(letIn),
      operations: (letIn) => hospital.operations(letIn),
      patient_operations: (letIn) => hospital.patientOperations(letIn),
      pharmacy_take: (letIn) => hospital.pharmacyTake(letIn),
      pharmacy_status: (letIn) => hospital.pharmacyStatus(letIn),
    };
    this.primary = {
      status: (letIn) => primary.status(letIn),
      take: (letIn) => primary.take(letIn),
      remaining: (letIn) => primary.remaining(letIn),
      cancel: (letIn) => primary.cancel(letIn),
      new_patient: (letIn) => primary.newPatient(letIn),
    };
  }

  /** Throws RESOURCE.NOT_FOUND where no door is open, IDENTITY.THROTTLED after too many wrong passwords. */
  async answer(knock: Knock): Promise<DoorAnswer> {
    const began = performance.now();
    const stored = await this.gate.linkOf(knock.facilityId);
    const { link } = stored;
    const place = findService(link.kind, knock.method, knock.path);
    const ask = { ...knock.body, ...place?.inPath };
    let body: JknAnswer;
    try {
      if (place === null) throw new JknRefusal('no_service');
      body = await this.serve(stored, place.service, ask, knock);
    } catch (error) {
      body = this.refused(stored, error);
    }
    const durationMs = Math.round(performance.now() - began);
    await this.keep(stored, knock, { service: place?.service ?? 'unknown', ask, body, durationMs });
    return { status: link.options.httpStatus === 'mirror' ? body.metadata.code : OK, body };
  }

  private async serve(stored: StoredLink, service: JknService, ask: Ask, knock: Knock): Promise<JknAnswer> {
    const { link } = stored;
    if (service === 'token') return well({ token: await this.gate.signIn(stored, knock) });
    await this.gate.demandIn(stored, knock, { orPassword: link.kind === 'primary' && service === 'cancel' });
    const handler = (link.kind === 'hospital' ? this.hospital : this.primary)[service];
    if (handler === undefined) throw new JknRefusal('no_service');
    return handler({ link, ask });
  }

  private refused({ link }: StoredLink, error: unknown): JknAnswer {
    if (error instanceof JknRefusal) {
      const message = wordsOf(link.options, error.word, error.facts);
      return { metadata: { message, code: error.answer } };
    }
    if (error instanceof AppError && error.code === 'IDENTITY.THROTTLED') throw error;
    // Mobile JKN shows nothing but words of the contract; what went wrong is in the log.
    this.logger.error({ err: error, facilityId: link.facilityId }, 'BPJS could not be answered');
    return { metadata: { message: wordsOf(link.options, 'busy'), code: 201 } };
  }

  /** Whoever shows not even the facility's name is not BPJS: nothing of theirs is kept. */
  private async keep(
    { link }: StoredLink,
    { headers }: Knock,
    said: { service: string; ask: Ask; body: JknAnswer; durationMs: number },
  ): Promise<void> {
    if (!isSameText(String(headers['x-username'] ?? ''), link.username)) return;
    const { service, ask, body, durationMs } = said;
    const code = textOf(body.response ?? {}, 'kodebooking') || textOf(ask, 'kodebooking');
    try {
      await this.exchanges.add(link.facilityId, {
        id: newId(),
        at: this.clock.now().toISOString(),
        direction: 'in',
        service,
        code: body.metadata.code,
        message: body.metadata.message,
        durationMs,
        bookingCode: code === '' ? null : code.slice(0, MOST_CODE).toUpperCase(),
        request: maskedText(ask),
        response: maskedText(body),
      });
    } catch (error) {
      // The patient has the number: what could not be noted must not take it away again.
      this.logger.error({ err: error, facilityId: link.facilityId }, 'what BPJS asked could not be noted');
    }
  }
}
