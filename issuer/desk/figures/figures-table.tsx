import type { DayFigures } from '@mleg/issuer-contract/figures';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import { useT } from '../app-i18n.ts';
import styles from './figures.module.css';
import { formatValue, SERIES } from './series.ts';

interface FiguresTableProps {
  readonly days: readonly DayFigures[];
  readonly formatDay: (day: string) => string;
}

/** Every number behind the charts, the newest day first. */
export function FiguresTable({ days, formatDay }: FiguresTableProps) {
  const t = useT();
  const language = useLanguage();
  return (
    // A region that scrolls sideways has to be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks for it where content overflows
    <section className={styles['scroll']} aria-label={t('figures.table')} tabIndex={0}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{t('figures.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.day')}</th>
            {SERIES.map((series) => (
              <th key={series} scope="col">
                {t(`figures.short.${series}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days]
            .sort((one, other) => other.day.localeCompare(one.day))
            .map((figures) => (
              <tr key={figures.day}>
                <th scope="row">{formatDay(figures.day)}</th>
                {SERIES.map((series) => (
                  <td key={series}>{formatValue(series, figures[series], language)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
