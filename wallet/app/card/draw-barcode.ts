import { code128 } from 'bwip-js/browser';

/** Draws Code 128 (ISO/IEC 15417) with its quiet zones, in whole pixels. */
export function drawBarcode(canvas: HTMLCanvasElement, text: string): void {
  code128(canvas, { bcid: 'code128', text, scale: 4, height: 24, paddingwidth: 10, backgroundcolor: 'FFFFFF' });
}
