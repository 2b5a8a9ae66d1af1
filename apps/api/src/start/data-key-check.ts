import { Injectable } from '@nestjs/common';
import { PersonalDataCipher } from '#siaga/kernel';
import { Database } from '#siaga/persistence';

const WORD = 'siaga';

/** The message of a start with the wrong key, for the person at the keyboard. */
export class WrongDataKeyError extends Error {
  constructor() {
    super(
      'SIAGA_DATA_KEY is not the key that this database was written with: names, numbers and notes could not be read. ' +
        'Give the right key (for the embedded database it is the file data-key in its folder), then start again.',
    );
  }
}

/** Refuses to start with a key that cannot read what the database holds. */
@Injectable()
export class DataKeyCheck {
  constructor(
    private readonly database: Database,
    private readonly cipher: PersonalDataCipher,
  ) {}

  /** The first start leaves a sealed word behind; later ones open it. Throws WrongDataKeyError. */
  async run(): Promise<void> {
    await this.database.query('INSERT INTO data_key_check (sealed) VALUES ($1) ON CONFLICT DO NOTHING', [
      this.cipher.seal(WORD),
    ]);
    const [row] = await this.database.query<{ sealed: string }>('SELECT sealed FROM data_key_check');
    if (!row || !this.canOpen(row.sealed)) throw new WrongDataKeyError();
  }

  private canOpen(sealed: string): boolean {
    try {
      return this.cipher.open(sealed) === WORD;
    } catch {
      // The seal of another key does not verify: that is the answer asked for.
      return false;
    }
  }
}
