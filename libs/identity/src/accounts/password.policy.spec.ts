import { describe, expect, it } from '@jest/globals';
import { problemOfPassword } from './password.policy.js';

const WHO = [{ username: 'sari.wulandari2', displayName: 'Sari Wulandari' }];

describe('problemOfPassword', () => {
  it.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    '123456789012',
    '987654321098',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'qwertyuiop12',
    'poiuytrewq09',
    '1qaz2wsx3edc',
    'asdfghjkl;;;;',
    'password1234',
    'Password2026!',
    'P@ssw0rd!!!!',
    'passwordpassword',
    'p4$$w0rd2025',
    'admin12345678',
    'rahasia123456',
    'katasandi2026',
    'KataSandi!!!!',
    'bismillah123',
    'bismillah99999',
    'indonesia1945',
    'merdeka17081945',
    'iloveyou12345',
    'sayangku2024!',
    'jakarta123456',
    'siaga119siaga',
    'ambulans119119',
    'psc119jambi2026',
    'sariwulandari',
    'Sari-Wulandari-2',
    'wulandari123456',
    'sari.wulandari2!',
    'selamatdatang1',
    'Januari2026!!',
    'ｐａｓｓｗｏｒｄ１２３４',
    '............',
    '            ',
    '☂☂☂☂☂☂☂☂☂☂☂☂',
  ])('should refuse %s', (password) => {
    expect(problemOfPassword(password, WHO)).toEqual(expect.any(String));
  });

  it.each([
    'kata-sandi-untuk-uji',
    'kata-sandi-yang-baru',
    'kata-sandi-yang-lain',
    'kata-sandi-uji-layar',
    'gajah terbang makan rambutan',
    'xkq7-vmzp-4tlr',
    'Hujan turun pagi-pagi di pasar',
    'correct horse battery staple',
    'Rmbtn&kelapa%tua',
    'пароль-и-ещё-слово',
  ])('should take %s', (password) => {
    expect(problemOfPassword(password, WHO)).toBeNull();
  });

  it('should refuse the one before, and one with a little at its end', () => {
    const known = [{ previous: 'gajah terbang makan' }];
    expect(problemOfPassword('gajah terbang makan', known)).toEqual(expect.any(String));
    expect(problemOfPassword('gajah terbang makan1', known)).toEqual(expect.any(String));
  });

  it('should ask for no kinds of characters', () => {
    expect(problemOfPassword('perahukelotokhanyut', WHO)).toBeNull();
  });
});
