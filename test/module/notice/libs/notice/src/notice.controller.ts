import { Controller } from '@nestjs/common';
import {
  api,
  type Notice,
  type NoticeList,
  type PostNoticeInput,
  type TakeDownNoticeInput,
} from '#siaga/contracts';
import { CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { Database } from '#siaga/persistence';
import { NoticeService } from './notice.service.js';

/** The board of notices. */
@Controller()
export class NoticeController {
  constructor(
    private readonly notices: NoticeService,
    private readonly database: Database,
  ) {}

  @Route(api.notices)
  @Traces('list_read', 'notice')
  async list(@CurrentCaller() caller: Caller): Promise<NoticeList> {
    return { notices: await this.notices.up(this.database, caller) };
  }

  @Route(api.postNotice)
  post(@CurrentCaller() caller: Caller, @Input() input: PostNoticeInput): Promise<Notice> {
    return this.notices.post(caller, input);
  }

  @Route(api.takeDownNotice)
  takeDown(@CurrentCaller() caller: Caller, @Input() input: TakeDownNoticeInput): Promise<Notice> {
    return this.notices.takeDown(caller, input);
  }
}
