import type { z } from 'zod';
import { QueueBoard } from '../booking/board-views.js';
import { TicketStanding } from '../booking/portal.js';
import { SESSION_COOKIE, VISIT_COOKIE } from '../define/request.js';
import { jsonSchemaOf } from '../define/json-schema.js';
import {
  ChangeEvent,
  EtaFrame,
  PositionFrame,
  SOCKET_PATH,
  Tick,
  TopicsChanged,
} from '../realtime/events.js';
import { ackOf, type SocketCommand, sockets } from '../realtime/sockets.js';
import { API_VERSION } from './version.js';

type Json = Record<string, unknown>;

/** What comes over the socket, by its socket.io event. */
const SENT: Record<string, { summary: string; payload: z.ZodType }> = {
  positions: {
    summary: 'Newest positions in the part of the map that is shown; volatile',
    payload: PositionFrame,
  },
  etas: { summary: 'Arrivals estimated anew; volatile', payload: EtaFrame },
  ticket: {
    summary: 'How a number stands, to its phones at each change of its queue',
    payload: TicketStanding,
  },
  board: {
    summary: 'What a waiting room’s board shows, to its televisions at each change of its queues',
    payload: QueueBoard,
  },
  'topics.changed': {
    summary: 'Other topics from now on, by signing on or off; asks for a new snapshot',
    payload: TopicsChanged,
  },
  tick: { summary: 'Proves that the line lives and tells the newest sequence', payload: Tick },
};

const COMMANDS: readonly SocketCommand[] = Object.values(sockets);

/** The socket as an AsyncAPI 3.0 document, made from the modules' entities and socket commands. */
export function asyncApiDocument(): Json {
  const changes = ChangeEvent.options.map((option) => ({
    entity: option.shape.entity.value,
    schema: option,
  }));
  const messages = {
    ...Object.fromEntries(
      changes.map(({ entity, schema }) => [`change.${entity}`, messageOf('change', schema)]),
    ),
    ...Object.fromEntries(
      Object.entries(SENT).map(([name, { summary, payload }]) => [name, messageOf(name, payload, summary)]),
    ),
    ...Object.fromEntries(
      COMMANDS.flatMap((command) => [
        [`ask.${command.event}`, messageOf(command.event, command.input, command.summary)],
        [`answer.${command.event}`, messageOf(`${command.event} answered`, ackOf(command))],
      ]),
    ),
  };
  const names = Object.keys(messages);
  const reference = (name: string): Json => ({ $ref: `#/channels/socket/messages/${name}` });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Siaga',
      version: API_VERSION,
      description: 'Live changes over socket.io, websocket only',
    },
    channels: {
      socket: {
        address: SOCKET_PATH,
        description: `The handshake carries the cookie ${SESSION_COOKIE}, or for people without an account, with auth { as: 'visitor' }, ${VISIT_COOKIE}; the server chooses what a person hears by their rights.`,
        messages,
      },
    },
    operations: {
      hear: {
        action: 'send',
        channel: { $ref: '#/channels/socket' },
        messages: names.filter((name) => !/^(ask|answer)\./.test(name)).map(reference),
      },
      ...Object.fromEntries(
        COMMANDS.map(({ event, summary }) => [
          `ask.${event}`,
          {
            action: 'receive',
            channel: { $ref: '#/channels/socket' },
            summary,
            messages: [reference(`ask.${event}`)],
            reply: { channel: { $ref: '#/channels/socket' }, messages: [reference(`answer.${event}`)] },
          },
        ]),
      ),
    },
  };
}

function messageOf(name: string, payload: z.ZodType, summary?: string): Json {
  const { $schema: _, ...schema } = jsonSchemaOf(payload, 'output');
  return { name, ...(summary !== undefined && { summary }), payload: schema };
}
