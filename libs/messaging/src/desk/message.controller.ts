import { Controller } from '@nestjs/common';
import {
  api,
  type DemoMessageList,
  type IdParam,
  type Message,
  type MessageCosts,
  type MessageCostsInput,
  type MessageList,
  type MessagesInput,
} from '#siaga/contracts';
import { CommandRunner, CurrentCaller, Input, Route, Traces, type Caller } from '#siaga/identity';
import { AppError, Clock } from '#siaga/kernel';
import type { z } from 'zod';
import { MessageQuery } from './message.query.js';

/** Messages, for people who watch over them. */
@Controller()
export class MessageController {
  constructor(
    private readonly query: MessageQuery,
    private readonly commands: CommandRunner,
    private readonly clock: Clock,
  ) {}

  @Route(api.messages)
  @Traces('list_read', 'message')
  async messages(@CurrentCaller() caller: Caller, @Input() input: MessagesInput): Promise<MessageList> {
    return { messages: await this.query.list(caller.audience('message.read'), input) };
  }

  @Route(api.messageCosts)
  async costs(@CurrentCaller() caller: Caller, @Input() input: MessageCostsInput): Promise<MessageCosts> {
    return { costs: await this.query.costs(caller.audience('message.read'), input) };
  }

  @Route(api.demoMessages)
  @Traces('list_read', 'message')
  async demo(@CurrentCaller() caller: Caller): Promise<DemoMessageList> {
    return { messages: await this.query.demo(caller.audience('message.read')) };
  }

  /** Throws RESOURCE.NOT_FOUND, and MESSAGE.CANNOT_REPEAT for one under way, one that only its own hand-over may send, one whose words are forgotten. */
  @Route(api.sendMessageAgain)
  sendAgain(@CurrentCaller() caller: Caller, @Input() input: z.infer<typeof IdParam>): Promise<Message> {
    return this.commands.run(caller, 'sendMessageAgain', input, async (tx) => {
      const message = await this.query.byId(tx, input.id);
      caller.demand('message.manage', message);
      if (message.doneAt === null || message.channel === 'centre')
        throw new AppError('MESSAGE.CANNOT_REPEAT');
      const again = await this.query.repeat(tx, message.id, this.clock.now());
      if (again === null) throw new AppError('MESSAGE.CANNOT_REPEAT');
      return again;
    });
  }
}
