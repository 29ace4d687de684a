import sharp from 'sharp';

/** A code on a screen, as its modules: true is dark. A quiet zone of four is added around it. */
export type Modules = readonly (readonly boolean[])[];

/** How the inspector's camera sees the holder's screen. Angles in degrees, lengths in the frame's pixels. */
export type View = {
  /** Of the code with its quiet zone, seen straight on. */
  side: number;
  /** In the plane of the frame. */
  turn: number;
  /** Away from it: the far edge looks smaller. */
  tilt: number;
  /** Standard deviation of a Gaussian blur: out of focus, or moved. */
  blur: number;
  /** Grey of dark and light modules as the sensor sees them, 0–255. */
  dark: number;
  light: number;
  /** Standard deviation of the sensor's noise. */
  noise: number;
  /** Part of the light that a reflection adds from one corner to the other. */
  glare: number;
};

export type Random = () => number;

export const FRAME = { width: 1_280, height: 720 };
const QUIET = 4;
/** As far as a hand holds a phone, in sides of the code; sets how strong the perspective is. */
const DISTANCE = 4;
/** Samples across a pixel: edges of modules are grey, as a sensor sees them. */
const SAMPLES = 3;

/** One grey frame of a camera, one byte a pixel. */
export async function renderFrame(modules: Modules, view: View, random: Random): Promise<Buffer> {
  const ink = inkOf(modules, view);
  const { width, height } = FRAME;
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const glare = view.glare * (255 - view.light) * ((x + y) / (width + height));
      const dark = isNearCode(view, x, y) ? coverage(ink, x, y) : 0;
      grey[y * width + x] = view.light - (view.light - view.dark) * dark + glare;
    }
  }
  const seen = view.blur > 0 ? await blurred(grey, view.blur) : grey;
  for (const [at, value] of seen.entries()) seen[at] = clamp(value + view.noise * gaussian(random));
  return seen;
}

/** Whether a point of the frame lies on a dark module. */
type Ink = (x: number, y: number) => boolean;

function inkOf(modules: Modules, { side, turn, tilt }: View): Ink {
  const across = modules.length + 2 * QUIET;
  const [sinTurn, cosTurn] = [Math.sin(radians(turn)), Math.cos(radians(turn))];
  const [sinTilt, cosTilt] = [Math.sin(radians(tilt)), Math.cos(radians(tilt))];
  return (x, y) => {
    // The ray through the pixel, met with the tilted plane of the screen; lengths in sides of the code.
    const [u, v] = [(x - FRAME.width / 2) / side, (y - FRAME.height / 2) / side];
    const [turnedX, turnedY] = [u * cosTurn + v * sinTurn, v * cosTurn - u * sinTurn];
    const down = (DISTANCE * turnedY) / (DISTANCE * cosTilt - turnedY * sinTilt);
    const right = turnedX * (1 + (down * sinTilt) / DISTANCE);
    const column = Math.floor((right + 0.5) * across) - QUIET;
    const row = Math.floor((down + 0.5) * across) - QUIET;
    return modules[row]?.[column] === true;
  };
}

/** Around it the screen is as light as the quiet zone. */
const isNearCode = ({ side }: View, x: number, y: number): boolean =>
  Math.max(Math.abs(x - FRAME.width / 2), Math.abs(y - FRAME.height / 2)) < side * 0.75;

function coverage(ink: Ink, x: number, y: number): number {
  let dark = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    if (ink(x + ((sample % SAMPLES) + 0.5) / SAMPLES, y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES)) dark++;
  }
  return dark / (SAMPLES * SAMPLES);
}

const blurred = (grey: Buffer, sigma: number): Promise<Buffer> =>
  sharp(grey, { raw: { ...FRAME, channels: 1 } })
    .blur(sigma)
    .extractChannel(0)
    .raw()
    .toBuffer();

/** Box–Muller. */
const gaussian = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
