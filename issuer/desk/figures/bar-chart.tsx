import styles from './figures.module.css';

export interface Bar {
  readonly day: string;
  readonly value: number;
}

interface BarChartProps {
  /** The text read out instead of the drawing: what it shows, and the sum. The table has every number. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  /** The label of the highest bar. */
  readonly formatHighest: (highest: Bar) => string;
  readonly formatDay: (day: string) => string;
}

const HEIGHT = 100;
const GAP = 0.25;
/** A day with one request stays visible beside days with thousands. */
const LEAST = 1.5;

/**
 * One bar a day. Only the bars stretch with the page: words are beside the drawing, so that they keep their size on a
 * phone (WCAG 2.2 §1.4.4).
 */
export function BarChart({ summary, bars, formatHighest, formatDay }: BarChartProps) {
  const highest = bars.reduce<Bar | undefined>((most, bar) => (bar.value > (most?.value ?? 0) ? bar : most), undefined);
  const [first, last] = [bars[0], bars.at(-1)];
  const heightOf = (value: number) => (highest && value > 0 ? Math.max((value / highest.value) * HEIGHT, LEAST) : 0);
  return (
    <div role="img" aria-label={summary}>
      <p className={styles['value']}>{highest ? formatHighest(highest) : ' '}</p>
      <svg className={styles['chart']} viewBox={`0 0 ${Math.max(bars.length, 1)} ${HEIGHT}`} preserveAspectRatio="none">
        {bars.map(({ day, value }, index) => (
          <rect
            key={day}
            className={styles['bar']}
            x={index + GAP / 2}
            y={HEIGHT - heightOf(value)}
            width={1 - GAP}
            height={heightOf(value)}
          />
        ))}
      </svg>
      <p className={styles['days']}>
        <span>{first && formatDay(first.day)}</span>
        <span>{last && formatDay(last.day)}</span>
      </p>
    </div>
  );
}
