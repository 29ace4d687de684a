import { Field } from '@mleg/ui/field.tsx';
import { type PointerEvent, useRef } from 'react';
import { useT } from '../app-i18n.ts';
import { type Crop, largestZoom, rectOf, type Size } from './crop.ts';
import styles from './guardian.module.css';
import type { Picture } from './picture.ts';

interface CropFrameProps {
  readonly picture: Picture;
  readonly frame: Size;
  readonly crop: Crop;
  readonly onCrop: (crop: Crop) => void;
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/** A pointer drags the picture under the frame; sliders do the same for keyboards and switches (WCAG 2.2 §2.5.7). */
export function CropFrame({ picture, frame, crop, onCrop }: CropFrameProps) {
  const t = useT();
  const dragged = useRef<{ x: number; y: number } | undefined>(undefined);
  const rect = rectOf(picture, frame, crop);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragged.current) return;
    const perPixel = rect.width / event.currentTarget.clientWidth;
    const across = crop.across - ((event.clientX - dragged.current.x) * perPixel) / picture.width;
    const down = crop.down - ((event.clientY - dragged.current.y) * perPixel) / picture.height;
    dragged.current = { x: event.clientX, y: event.clientY };
    onCrop({ ...crop, across, down });
  };
  const most = Math.max(1, largestZoom(picture, frame));
  const sliders = [
    { name: 'zoom', least: 1, most },
    { name: 'across', least: 0, most: 1 },
    { name: 'down', least: 0, most: 1 },
  ] as const;
  return (
    <div className={styles['cropping']}>
      <div
        className={styles['frame']}
        style={{ aspectRatio: `${frame.width} / ${frame.height}` }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          dragged.current = undefined;
        }}
        onPointerCancel={() => {
          dragged.current = undefined;
        }}
      >
        <img
          src={picture.url}
          alt={t('family.photo.page.frame')}
          draggable={false}
          className={styles['framed']}
          style={{
            width: percent(picture.width, rect.width),
            left: percent(-rect.x, rect.width),
            top: percent(-rect.y, rect.height),
          }}
        />
        <span className={styles['oval']} aria-hidden="true" />
      </div>
      <div className={styles['sliders']}>
        {sliders.map(({ name, least, most: largest }) => (
          <Field key={name} label={t(`family.photo.page.${name}`)}>
            {(wiring) => (
              <input
                {...wiring}
                type="range"
                className={styles['slider']}
                min={least}
                max={largest}
                step={(largest - least) / 100 || 1}
                value={crop[name]}
                disabled={largest <= least}
                onChange={(event) => onCrop({ ...crop, [name]: Number(event.currentTarget.value) })}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}
