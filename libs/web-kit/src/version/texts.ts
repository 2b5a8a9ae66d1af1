/** What an open screen is told of a new version. They come late and by themselves, so that no first load carries them. */
const id = {
  ready: 'Versi baru siap. Layar berpindah sendiri begitu tidak ada kasus di tangan.',
  move: 'Pindah sekarang',
  stays: 'Versi baru sudah dicoba dan belum utuh di pusat.',
};

const en: typeof id = {
  ready: 'A new version is ready. The screen moves by itself once no case is in hand.',
  move: 'Move now',
  stays: 'The new version was tried and is not whole at the centre yet.',
};

/** In the language of the page. */
export const versionTexts = (): typeof id => (document.documentElement.lang === 'en' ? en : id);
