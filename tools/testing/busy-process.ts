/** Keeps one processor busy until whoever started it is gone. */
const SLICE_MS = 50;

process.on('disconnect', () => process.exit());
work();

function work(): void {
  for (const end = performance.now() + SLICE_MS; performance.now() < end; );
  // Between two slices there is time to notice that the parent has gone.
  setImmediate(work);
}
