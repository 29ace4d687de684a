import styles from './figures.module.css';

export interface Bar {
  readonly day: string;
  readonly value: number;
}

interface BarChartProps {
  /** Read out instead of the drawing: what it shows, the sum, the highest day. The table has every number. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
  readonly formatDay: (day: string) => string;
}

const WIDTH = 480;
const HEIGHT = 140;
const FOOT = 20;
const HEAD = 18;
const GAP = 0.25;

/** One bar a day; the highest says its value, the first and the last say their date. */
export function BarChart({ summary, bars, format, formatDay }: BarChartProps) {
  const highest = Math.max(...bars.map(({ value }) => value), 0);
  const step = WIDTH / Math.max(bars.length, 1);
  const scale = (HEIGHT - FOOT - HEAD) / (highest || 1);
  const top = bars.findIndex(({ value }) => value === highest);
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <svg className={styles['chart']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      <line className={styles['axis']} x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {bars.map(({ day, value }, index) => (
        <rect
          key={day}
          className={styles['bar']}
          x={(index + GAP / 2) * step}
          y={HEIGHT - FOOT - value * scale}
          width={step * (1 - GAP)}
          height={value * scale}
          rx="1.5"
        />
      ))}
      {highest > 0 && (
        <text
          className={styles['value']}
          x={Math.min(Math.max((top + 0.5) * step, 24), WIDTH - 24)}
          y={HEAD - 5}
          textAnchor="middle"
        >
          {format(highest)}
        </text>
      )}
      {first && (
        <text className={styles['day']} x="0" y={HEIGHT - 4}>
          {formatDay(first.day)}
        </text>
      )}
      {last && (
        <text className={styles['day']} x={WIDTH} y={HEIGHT - 4} textAnchor="end">
          {formatDay(last.day)}
        </text>
      )}
    </svg>
  );
}
