// NodeNext sources import './x.js' and mean './x.ts'. Only our own files do: a package keeps its meaning.
const fs = require('node:fs');
const path = require('node:path');

const RELATIVE_JS = /^\.{1,2}\/.*\.js$/;

module.exports = (request, options) => {
  if (RELATIVE_JS.test(request) && !options.basedir.includes('node_modules')) {
    const base = path.resolve(options.basedir, request.slice(0, -'.js'.length));
    const source = ['.ts', '.tsx'].map((ending) => base + ending).find((file) => fs.existsSync(file));
    if (source) return source;
  }
  return options.defaultResolver(request, options);
};
