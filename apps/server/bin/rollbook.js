#!/usr/bin/env node
// Plain JavaScript on purpose: an old Node must be able to read this far and say what is missing.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Rollbook needs Node 24; this is ${process.version}.\n` +
      'Start it with `npm start`: on Linux (x64, arm64) and Windows (x64) `npm ci` brings Node 24 along.\n' +
      'On other machines install Node 24 or newer first.\n',
  );
  process.exit(1);
}
// V8 lets garbage pile up in proportion to the machine's memory; this server needs little and should stay
// small, so it collects when the heap has grown by a fifth. The limit stays high: four batches of 18 MB at
// once must fit. These can only be given at start, so the process starts itself again in place (same pid).
// A worker makes garbage with each delivery and keeps none of it: with V8's own sizes it is a third faster.
// Whoever passes a size of their own keeps it.
const SMALL = ['--heap-growing-percent=20', '--max-semi-space-size=8'];
const SIZES = [...(process.argv[2] === 'worker' ? [] : SMALL), '--max-old-space-size=1024'];
const isSized = /max-old-space-size/.test(`${process.execArgv} ${process.env.NODE_OPTIONS ?? ''}`);
if (!isSized && process.platform !== 'win32') {
  process.execve(process.execPath, [process.execPath, ...SIZES, ...process.execArgv, ...process.argv.slice(1)], process.env);
}
await import('../src/main.ts');
