import type { Socket } from 'node:net';
import { createTransport, type Transporter } from 'nodemailer';
import { connectToOwn } from '#siaga/kernel';
import type { ClaimedMessage, Sending } from '../domain/sending.js';
import type { Carrier } from '../outbox/carrier.js';
import { EmailBody } from './bodies.js';
import { untaken } from './untaken.js';

const CONNECTIONS = 4;
const TIMEOUT_MS = 10_000;
/** For all of an attempt: a server that sends a byte a second is silent at no time. Shorter than a carrier may take. */
const LONGEST_ATTEMPT_MS = 13_000;

type SocketCallback = (error: Error | null, socket?: { connection: Socket }) => void;

interface SmtpProblem {
  code?: string;
  responseCode?: number;
}

/** E-mail by the centre's mail server. */
export class EmailCarrier implements Carrier {
  readonly channel = 'email';
  readonly provider = 'smtp';
  readonly mostAtOnce = CONNECTIONS;
  readonly ratePerS = null;
  readonly hasOneProvider = true;
  readonly wakesPeople = false;
  readonly longestWaitMs = 300_000;
  private readonly transport: Transporter;

  constructor(
    { url, isTlsNeeded }: { url: string; isTlsNeeded: boolean },
    private readonly from: string,
    private readonly longestAttemptMs = LONGEST_ATTEMPT_MS,
  ) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const isSecure = protocol === 'smtps:';
    const host = hostname.replace(/^\[|\]$/g, '');
    const portNumber = Number(port || (isSecure ? 465 : 587));
    this.transport = createTransport({
      host,
      port: portNumber,
      // Its address is judged when it is connected to, like those of the gateways (ADR 0032).
      getSocket: (_options: unknown, callback: SocketCallback): void => {
        connectToOwn(host, portNumber, AbortSignal.timeout(TIMEOUT_MS)).then(
          (connection) => {
            callback(null, { connection });
          },
          (error: unknown) => {
            callback(error as Error);
          },
        );
      },
      secure: isSecure,
      requireTLS: isTlsNeeded,
      ignoreTLS: !isTlsNeeded && !isSecure,
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: ClaimedMessage): Promise<Sending> {
    const { to, subject, text } = EmailBody.parse(message.body);
    const domain = /@([\w.-]+)/.exec(this.from)?.[1] ?? 'siaga';
    // The same for every attempt: mail programs show one of two with the same id.
    const messageId = `<${message.idempotencyKey}@${domain}>`;
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId,
        // Also ends the connection, so that the next message gets a new one.
        signal: AbortSignal.timeout(this.longestAttemptMs),
      });
      return { kind: 'sent', providerId: messageId, cost: 0 };
    } catch (error) {
      return judge(error as SmtpProblem);
    }
  }

  /** Closes its connections. */
  close(): void {
    this.transport.close();
  }
}

/** 5xx to the recipient or the message is for good; 4xx, a refused sign-in, a lost line and a slow one are tried again. */
function judge({ code = 'unknown', responseCode }: SmtpProblem): Sending {
  const problem = responseCode === undefined ? code : `SMTP ${responseCode}`;
  const isOfMessage = code === 'EMESSAGE' && responseCode !== undefined;
  if ((code === 'EENVELOPE' || isOfMessage) && (responseCode === undefined || responseCode >= 500))
    return untaken('for good', problem);
  const isProviderAway = responseCode === undefined || code === 'EAUTH' || code === 'ECONNECTION';
  return untaken(isProviderAway ? 'away' : 'later', problem);
}
