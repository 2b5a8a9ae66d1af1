import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sockets, type SocketCommand } from '#siaga/contracts';
import { SOCKET_COMMAND } from '#siaga/identity';
import { DeclaredParts } from '#siaga/kernel';

/** Under which Nest keeps the event of `@SubscribeMessage`. */
const MESSAGE_METADATA = 'message';

/** A command that no gateway answers would leave its client waiting, so the server does not start with one. */
@Injectable()
export class CommandCheck implements OnModuleInit {
  constructor(private readonly declared: DeclaredParts) {}

  /** Throws when a command of the table is answered by no method, or by two, or when a method listens without being one: nobody would ask for its right. */
  onModuleInit(): void {
    const answered = this.declared.marksOfMethods<SocketCommand>(SOCKET_COMMAND).map(({ event }) => event);
    const listening = this.declared.marksOfMethods<string>(MESSAGE_METADATA);
    const unasked = listening.filter((event) => !answered.includes(event));
    if (unasked.length > 0) throw new Error(`No command of the table: ${unasked.join(', ')}`);
    const wanted = Object.values<SocketCommand>(sockets).map(({ event }) => event);
    if (answered.sort().join() !== wanted.sort().join())
      throw new Error(`Socket commands are ${wanted.join(', ')}; gateways answer ${answered.join(', ')}`);
  }
}
