import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { PersonalDataCipher } from '#siaga/kernel';

const KEY_BYTES = 32;

/** A key that is one case's alone. When its row forgets it, nothing that was sealed by it can be read again, wherever a copy lies. */
export interface CaseKey {
  /** As the row keeps it: sealed by the server's own key. */
  readonly sealed: string;
  readonly cipher: PersonalDataCipher;
}

/** Keys of cases, and digests of what a person is known by. */
@Injectable()
export class CaseCipher {
  constructor(private readonly cipher: PersonalDataCipher) {}

  newKey(): CaseKey {
    const key = randomBytes(KEY_BYTES);
    return { sealed: this.cipher.seal(key.toString('base64')), cipher: new PersonalDataCipher(key) };
  }

  /** The key of a row. Throws when the server's key is another. */
  open(sealed: string): PersonalDataCipher {
    return new PersonalDataCipher(Buffer.from(String(this.cipher.open(sealed)), 'base64'));
  }

  /** By which a person is found again: the same in all cases, and never a way in. Null for nobody. */
  nikDigest(nik: string | null): Buffer | null {
    return nik === null ? null : this.cipher.textDigest(`monitoring nik ${nik}`);
  }

  /** By which a row of a list is found again. */
  rowDigest(row: string): Buffer {
    return this.cipher.textDigest(`monitoring row ${row}`);
  }

  codeDigest(code: string): Buffer {
    return this.cipher.textDigest(`monitoring code ${code}`);
  }

  claimDigest(claim: string): Buffer {
    return this.cipher.textDigest(`monitoring claim ${claim}`);
  }

  pinDigest(caseId: string, pin: string): Buffer {
    return this.cipher.textDigest(`monitoring pin ${caseId} ${pin}`);
  }
}
