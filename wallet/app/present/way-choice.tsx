import type { Way } from '@mleg/wallet-core/presentation/ways-to-answer';
import { i18n, useT } from '../app-i18n.ts';
import { viewCard } from '../card/card-view.ts';
import { now } from '../clock.ts';
import styles from './present.module.css';

interface WayChoiceProps {
  readonly ways: readonly Way[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** Where more than one card would do, its holder says which. */
export function WayChoice({ ways, chosen, onChoose }: WayChoiceProps) {
  const t = useT();
  return (
    <fieldset className={styles['ways']}>
      <legend>{t('show.consent.choose')}</legend>
      {ways.map((way, index) => (
        <label key={way.map(({ card }) => card.id).join()} className={styles['way']}>
          <input type="radio" name="way" checked={index === chosen} onChange={() => onChoose(index)} />
          <span>{nameOf(way)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const nameOf = (way: Way): string =>
  way
    .map(({ card }) => viewCard(card, now(), i18n.language))
    .map(({ title, number, institution }) => `${title}, ${institution.name} (${number})`)
    .join(' + ');
