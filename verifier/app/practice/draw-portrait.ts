/** A drawn face, as a picture of the kind that cards carry; Safari makes no WebP, and then there is none. */
export async function drawPortrait(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = 142;
  canvas.height = 198;
  const context = canvas.getContext('2d');
  if (!context) return new Uint8Array();
  const fill = (colour: string, draw: () => void) => {
    context.fillStyle = colour;
    context.beginPath();
    draw();
    context.fill();
  };
  fill('#dfe3ea', () => context.rect(0, 0, 142, 198));
  fill('#403c96', () => context.ellipse(71, 206, 66, 62, 0, 0, Math.PI * 2));
  fill('#5b4636', () => context.ellipse(71, 84, 46, 56, 0, 0, Math.PI * 2));
  fill('#e9c3a2', () => context.ellipse(71, 94, 36, 46, 0, 0, Math.PI * 2));
  fill('#2b2b30', () => context.ellipse(57, 90, 4, 4, 0, 0, Math.PI * 2));
  fill('#2b2b30', () => context.ellipse(85, 90, 4, 4, 0, 0, Math.PI * 2));
  fill('#b3655a', () => context.ellipse(71, 118, 11, 3, 0, 0, Math.PI * 2));
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.6));
  return blob?.type === 'image/webp' ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
}
