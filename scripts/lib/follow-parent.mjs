// Loaded into every process that `npm start` starts: when the starter dies without a word, they stop too,
// the clean way, instead of holding the port and the data folder.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
