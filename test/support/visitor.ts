import { VISIT_COOKIE, Visit, type EndpointName, type VisitSubject } from '#siaga/contracts';
import { VisitorPasses, type IssuedPass, type PassRequest } from '#siaga/identity';
import { newId, SYSTEM_ACTOR } from '#siaga/kernel';
import type { TestServer } from './server.js';
import { RefusedRequest, send, type Answer, type RequestOptions } from './session.js';

/** A secret as a browser makes it for itself. */
export function newDevice(): string {
  return `${newId()}${newId()}`;
}

/** A pass as a module would issue it, for a thing of a kind that no module has. */
export function issuePass(server: TestServer, request: Partial<PassRequest> = {}): Promise<IssuedPass> {
  const pass: PassRequest = {
    scope: 'ticket',
    subject: { kind: 'uji', id: newId() },
    label: 'Ibu Ani Rahayu',
    ...request,
  };
  return server.database.transaction((tx) => server.get(VisitorPasses).issue(tx, pass));
}

/** Ends all passes of a thing, as its module does when it is over. */
export function endPasses(server: TestServer, subject: VisitSubject): Promise<void> {
  return server.database.transaction((tx) => server.get(VisitorPasses).end(tx, { subject }, SYSTEM_ACTOR));
}

/** The cookie that an answer sets, or what was there before. */
function cookieOf(answer: Answer, before: string | undefined): string {
  const set = answer.headers.getSetCookie().find((text) => text.startsWith(`${VISIT_COOKIE}=`));
  return set?.split(';')[0] ?? before ?? '';
}

/** A person without an account at a browser of their own. */
export class PortalVisit {
  private constructor(
    readonly base: string,
    readonly device: string,
    readonly cookie: string,
    readonly visit: Visit,
  ) {}

  /** Opens a link; the device may have been here before. Throws RefusedRequest. */
  static async open(
    base: string,
    secret: string,
    { device = newDevice(), cookie }: { device?: string; cookie?: string } = {},
  ): Promise<PortalVisit> {
    const answer = await send(base, 'redeemLink', { secret, device }, { cookie });
    if (answer.status !== 200) throw new RefusedRequest('redeemLink', answer);
    return new PortalVisit(base, device, cookieOf(answer, cookie), Visit.parse(answer.body));
  }

  /** Opens another link on the same device. */
  open(secret: string): Promise<PortalVisit> {
    return PortalVisit.open(this.base, secret, { device: this.device, cookie: this.cookie });
  }

  try(
    name: EndpointName,
    input: Record<string, unknown> = {},
    options: RequestOptions = {},
  ): Promise<Answer> {
    return send(this.base, name, input, { cookie: this.cookie, ...options });
  }

  async isAlive(cookie = this.cookie): Promise<boolean> {
    return (await send(this.base, 'visit', {}, { cookie })).status === 200;
  }
}

/** Issues a pass and opens it on a new device. */
export async function admit(server: TestServer, request: Partial<PassRequest> = {}): Promise<PortalVisit> {
  const { secret } = await issuePass(server, request);
  return PortalVisit.open(server.base, secret);
}
