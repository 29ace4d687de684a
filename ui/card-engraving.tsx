import { useMemo } from 'react';
import styles from './card-engraving.module.css';
import { cardPattern, patternSize } from './card-pattern.ts';

/** The engraved ground of a card. It is decoration, so screen readers skip it. */
export function CardEngraving({ seed }: { readonly seed: string }) {
  const { rosette, waves } = useMemo(() => cardPattern(seed), [seed]);
  return (
    <svg
      className={styles['engraving']}
      viewBox={`0 0 ${patternSize.width} ${patternSize.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <g className={styles['waves']}>
        {waves.map(({ path, opacity }) => (
          <path key={path} d={path} opacity={opacity} />
        ))}
      </g>
      <g className={styles['rosette']}>
        {rosette.map(({ path, opacity }) => (
          <path key={path} d={path} opacity={opacity} />
        ))}
      </g>
    </svg>
  );
}
