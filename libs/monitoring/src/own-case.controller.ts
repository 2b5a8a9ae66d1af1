import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  api,
  type ActivateCaseInput,
  type AskWish,
  type DailyReport,
  type OpenedOwnCase,
  type OwnAlarm,
  type OwnCase,
  type OwnCopy,
  type PairedOwnCase,
  type PairInput,
  type PressPanicInput,
  type ReturnToCaseInput,
  type SendReportInput,
  type SetOwnAskWishInput,
  type TakeBackPanicInput,
} from '#siaga/contracts';
import { CurrentVisitor, Input, Route, type Visitor } from '#siaga/identity';
import { AlarmsService } from './alarms/alarms.service.js';
import { PairingService } from './entry/pairing.service.js';
import { OwnAskWishes } from './own/own-ask-wishes.service.js';
import { OwnCasesService } from './own/own-cases.service.js';
import { OwnCopyService } from './own/own-copy.service.js';
import { ReportsService } from './reports/reports.service.js';

/** A person's own page, without an account. */
@Controller()
export class OwnCaseController {
  constructor(
    private readonly own: OwnCasesService,
    private readonly copies: OwnCopyService,
    private readonly reports: ReportsService,
    private readonly alarms: AlarmsService,
    private readonly pairing: PairingService,
    private readonly wishes: OwnAskWishes,
  ) {}

  @Route(api.activateCase)
  activate(@Input() input: ActivateCaseInput, @Req() { ip }: FastifyRequest): Promise<OpenedOwnCase> {
    return this.own.activate(input, ip);
  }

  @Route(api.returnToCase)
  comeBack(@Input() input: ReturnToCaseInput, @Req() { ip }: FastifyRequest): Promise<OpenedOwnCase> {
    return this.own.comeBack(input, ip);
  }

  @Route(api.pairTraveller)
  pair(@Input() input: PairInput, @Req() { ip }: FastifyRequest): Promise<PairedOwnCase> {
    return this.pairing.pair(input, ip);
  }

  @Route(api.ownCase)
  page(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<OwnCase> {
    return this.own.page(visitor, id);
  }

  @Route(api.ownCopy)
  copy(@CurrentVisitor() visitor: Visitor, @Input() { id }: { id: string }): Promise<OwnCopy> {
    return this.copies.of(visitor, id);
  }

  @Route(api.pressPanic)
  press(@CurrentVisitor() visitor: Visitor, @Input() input: PressPanicInput): Promise<OwnAlarm> {
    return this.alarms.press(visitor, input);
  }

  @Route(api.takeBackPanic)
  takeBack(@CurrentVisitor() visitor: Visitor, @Input() input: TakeBackPanicInput): Promise<OwnAlarm> {
    return this.alarms.takeBack(visitor, input);
  }

  @Route(api.setOwnAskWish)
  setAskWish(@CurrentVisitor() visitor: Visitor, @Input() input: SetOwnAskWishInput): Promise<AskWish> {
    return this.wishes.set(visitor, input);
  }

  @Route(api.sendReport)
  send(@CurrentVisitor() visitor: Visitor, @Input() input: SendReportInput): Promise<DailyReport> {
    return this.reports.byPerson(visitor, input);
  }
}
