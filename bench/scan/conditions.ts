import type { View } from './frame.ts';

/** A phone held 25 cm away: 60 mm of screen seen by a camera of 60° on 1280 pixels. */
const CLEAN: View = { side: 270, turn: 0, tilt: 0, blur: 0.5, dark: 15, light: 235, noise: 3, glare: 0 };

/** Conditions as they are met on a train. */
export const CONDITIONS: Readonly<Record<string, View>> = {
  clean: CLEAN,
  near: { ...CLEAN, side: 420 },
  'far (40 cm)': { ...CLEAN, side: 170 },
  'blur 1.2': { ...CLEAN, blur: 1.2 },
  'blur 2': { ...CLEAN, blur: 2 },
  'turned 25°': { ...CLEAN, turn: 25 },
  'tilted 30°': { ...CLEAN, tilt: 30 },
  'tilted 45°': { ...CLEAN, tilt: 45 },
  'low light': { ...CLEAN, light: 150, dark: 30, noise: 12, blur: 0.8 },
  'hardly any light': { ...CLEAN, light: 130, dark: 30, noise: 22, blur: 0.8 },
  'dim screen': { ...CLEAN, light: 70, dark: 28, noise: 6 },
  'sun on it': { ...CLEAN, light: 150, dark: 95, noise: 5, glare: 0.9 },
  'all at once': { side: 300, turn: 15, tilt: 20, blur: 1, dark: 35, light: 140, noise: 12, glare: 0.3 },
};
