import { useDevices } from '@mleg/testing/pages/devices';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

/** Keeps the camera's tracks, and lets no video begin before the test says so. */
const SLOW_VIDEO = `
  window.tracks = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const begun = new Promise((resolve) => { window.letVideosBegin = resolve; });
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = async function () { await begun; return play.call(this); };
`;

test('who leaves while the camera is still starting leaves it switched off', async () => {
  const { page, end } = await devices.visit({ size: 'phone' });
  const states = () => page.evaluate<string[]>('tracks.map(({ readyState }) => readyState)');
  await page.addInitScript(SLOW_VIDEO);
  await page.goto(`${inject('system').verifier}/inspector/#/check`);
  await expect.poll(states).toEqual(['live']);
  await page.getByRole('button', { name: 'Zakończ' }).click();
  await page.getByRole('button', { name: 'Sprawdź legitymację' }).waitFor();
  await page.evaluate('letVideosBegin()');
  await expect.poll(states).toEqual(['ended']);
  await end();
});
