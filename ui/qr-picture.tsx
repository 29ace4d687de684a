import { useMemo } from 'react';
import styles from './qr-code.module.css';
import { qrModules } from './qr-modules.ts';

interface QrPictureProps {
  readonly value: string;
  /** What the code is for: „Kod QR do aktywacji mLegitymacji”. */
  readonly label: string;
}

/** A QR code as one drawing, dark on white in every theme. */
export function QrPicture({ value, label }: QrPictureProps) {
  const { size, path } = useMemo(() => qrModules(value), [value]);
  return (
    <svg
      className={styles['picture']}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      focusable="false"
    >
      <rect width={size} height={size} className={styles['light']} />
      <path d={path} className={styles['dark']} />
    </svg>
  );
}
