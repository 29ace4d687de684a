import type { Verdict } from '@mleg/verifier-check/verdict';

/** Each verdict vibrates in its own pattern, to be told apart in a noisy carriage: milliseconds on, off, on … */
const VIBRATION: Record<Verdict['verdict'], number[]> = { green: [80], amber: [80, 80, 80], red: [400] };
/** Hertz and milliseconds: rising, the same twice, low and long. */
const TONES: Record<Verdict['verdict'], readonly (readonly [number, number])[]> = {
  green: [
    [660, 90],
    [990, 140],
  ],
  amber: [
    [520, 120],
    [520, 120],
  ],
  red: [[180, 500]],
};

let audio: AudioContext | undefined;

/** Browsers let a page sound only after a touch: called by the touch that starts a check. */
export function allowSound(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Tells the verdict to an inspector who does not look at the screen. */
export function tellVerdict({ verdict }: Verdict, { sound }: { sound: boolean }): void {
  navigator.vibrate?.(VIBRATION[verdict]);
  if (!sound || audio?.state !== 'running') return;
  let at = audio.currentTime;
  for (const [hertz, milliseconds] of TONES[verdict]) {
    at = playTone(audio, hertz, at, milliseconds / 1000);
  }
}

/** @returns when the next may begin */
function playTone(context: AudioContext, hertz: number, from: number, seconds: number): number {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0.25, from);
  volume.gain.exponentialRampToValueAtTime(0.01, from + seconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
  return from + seconds + 0.03;
}
