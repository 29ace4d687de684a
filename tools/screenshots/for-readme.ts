import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** What the README shows, by set and stop. */
const CHOSEN = {
  'portal-codes': ['en-desktop', 'codes'],
  'portal-activated': ['pl-desktop', 'activated'],
  'portal-office': ['en-desktop', 'office-person'],
  'wallet-scan': ['en-phone', 'scan'],
  'wallet-card': ['pl-phone', 'card'],
  'wallet-card-dark': ['pl-phone', 'card-dark'],
  'wallet-card-revoked': ['en-phone', 'card-revoked'],
} as const;

const WIDTH = { phone: 540, desktop: 1280 } as const;
const HEIGHT = { phone: 1110, desktop: 1000 } as const;

/** Copies the chosen pictures, cut to one screen and with few colours, so that the repository stays light. */
export async function writeForReadme(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const [name, [set, stop]] of Object.entries(CHOSEN)) {
    const file = readdirSync(join(from, set)).find((candidate) =>
      new RegExp(`^\\w+-\\d+-${stop}\\.png$`).test(candidate),
    );
    if (!file) throw new Error(`There is no picture of ${stop} in ${set}.`);
    const size = set.endsWith('phone') ? 'phone' : 'desktop';
    const resized = await sharp(join(from, set, file))
      .resize({ width: WIDTH[size] })
      .toBuffer({ resolveWithObject: true });
    await sharp(resized.data)
      .extract({ left: 0, top: 0, width: resized.info.width, height: Math.min(resized.info.height, HEIGHT[size]) })
      .png({ palette: true, quality: 80, effort: 10 })
      .toFile(join(to, `${name}.png`));
  }
}
