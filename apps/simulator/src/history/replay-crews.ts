import { randomBytes } from 'node:crypto';
import { type Unit } from '#siaga/contracts';
import { ApiFailure } from '../client/api-client.js';
import { Session } from '../client/session.js';
import { forEachBounded } from './bounded.js';

const AT_ONCE = 8;

/**
 * Puts somebody on shift on units that refuse work without: an account for the unit, made by the admin, signs on, and is
 * signed off and disabled at the end.
 */
export class ReplayCrews {
  readonly #crews = new Map<string, { session: Session; unitId: string }>();

  constructor(
    private readonly admin: Session,
    private readonly regionCode: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Signs a crew on to the unit. */
  async man(unit: Pick<Unit, 'id' | 'callSign'>): Promise<void> {
    if (this.#crews.has(unit.id)) return;
    const username = `replay-${this.regionCode}-${unit.callSign}`
      .toLowerCase()
      .replace(/[^a-z0-9._-]/g, '-')
      .slice(0, 40);
    const password = randomBytes(18).toString('base64url');
    await this.#account(unit, username, password);
    const session = new Session(this.admin.client, { username, password, role: 'crew' }, this.signal);
    try {
      await session.call('signOn', { id: unit.id });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'FLEET.ALREADY_ON_SHIFT') throw error;
    }
    this.#crews.set(unit.id, { session, unitId: unit.id });
  }

  /** Ends the shifts and the accounts. */
  async dismiss(): Promise<void> {
    await forEachBounded([...this.#crews.values()], AT_ONCE, async ({ session, unitId }) => {
      await session.call('signOff', { id: unitId });
      await this.admin.call('updateAccount', { id: session.account.id, isDisabled: true });
    });
    this.#crews.clear();
  }

  /** Makes the account, or gives the one of an earlier replay a new password. */
  async #account(unit: Pick<Unit, 'id' | 'callSign'>, username: string, password: string): Promise<void> {
    try {
      await this.admin.call('createAccount', {
        username,
        displayName: `Replay ${unit.callSign}`,
        password,
        grants: [{ role: 'crew', scope: { kind: 'unit', unitId: unit.id } }],
      });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'IDENTITY.USERNAME_TAKEN') throw error;
      const { accounts } = await this.admin.call('accounts', {});
      const known = accounts.find((account) => account.username === username);
      if (!known) throw error;
      await this.admin.call('updateAccount', { id: known.id, password, isDisabled: false });
    }
  }
}
