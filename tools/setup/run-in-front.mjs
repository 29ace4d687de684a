import { spawn } from 'node:child_process';

/** Runs a program that lasts until somebody stops it, passes signals on, and ends with the program's own code. */
export function runInFront(program, args, options) {
  const running = spawn(program, args, {
    ...options,
    // The channel carries nothing; the program notices when it closes because we were killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => running.kill(signal));
  stopWithNpm(running);
  running.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

/** A killed npm cannot pass on a signal, and would leave a system behind that nobody knows how to stop. */
function stopWithNpm(running) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    running.kill('SIGTERM');
  }, 250);
  watch.unref();
}
