/** The same program in a form that brings no loader of another module system into the first load. */
declare module 'tesseract.js/dist/tesseract.esm.min.js' {
  import type * as Tesseract from 'tesseract.js';

  const tesseract: typeof Tesseract;
  // eslint-disable-next-line no-restricted-syntax -- it is the program's own
  export default tesseract;
}
