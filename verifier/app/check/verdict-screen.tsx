import { Button } from '@mleg/ui/button.tsx';
import { classes } from '@mleg/ui/classes.ts';
import { Icon } from '@mleg/ui/icon.tsx';
import type { IconName } from '@mleg/ui/icon-shapes.ts';
import type { Verdict } from '@mleg/verifier-check/verdict';
import { useEffect, useRef } from 'react';
import { useT } from '../app-i18n.ts';
import { useEquipment } from '../pack/use-equipment.ts';
import type { CheckState } from './check-state.ts';
import { Discounts } from './discounts.tsx';
import { ShownPerson } from './shown-person.tsx';
import { useAge } from './use-age.ts';
import styles from './verdict.module.css';
import { reasonKey } from './verdict-words.ts';

const ICONS: Record<Verdict['verdict'], IconName> = { green: 'checkCircle', amber: 'alert', red: 'cross' };

interface VerdictScreenProps {
  readonly state: Extract<CheckState, { at: 'judged' }>;
  readonly onNext: () => void;
  /** Absent where there is nobody to ask: in practice. */
  readonly onAsk?: () => void;
}

/** The verdict in a colour, a sign and a word; then whose card it is and which discount holds, as two things apart. */
export function VerdictScreen({ state: { verdict, portrait, milliseconds }, onNext, onAsk }: VerdictScreenProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const discounts = useEquipment().opened?.discounts;
  const card = verdict.verdict === 'red' ? undefined : verdict.card;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [verdict]);
  return (
    <div className={styles['screen']}>
      <div className={classes(styles['head'], styles[verdict.verdict])} role="alert">
        <Icon name={ICONS[verdict.verdict]} size="large" />
        <h1 ref={heading} tabIndex={-1} className={styles['word']}>
          {t(`verdict.${verdict.verdict}`)}
        </h1>
        <p className={styles['reason']}>{t(reasonKey(verdict))}</p>
      </div>
      {card && (
        <div className={styles['facts']}>
          <ShownPerson card={card} {...(portrait && { portrait })} />
          {verdict.verdict === 'green' && discounts && <Discounts table={discounts} card={card.claims} />}
        </div>
      )}
      <Footnote verdict={verdict} milliseconds={milliseconds} />
      <div className={styles['buttons']}>
        <Button look="primary" wide icon="qr" onClick={onNext}>
          {t('verdict.next')}
        </Button>
        {onAsk && (
          <Button wide icon="help" onClick={onAsk}>
            {t('check.ask')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Footnote({ verdict, milliseconds }: { readonly verdict: Verdict; readonly milliseconds: number }) {
  const t = useT();
  const age = useAge();
  const listAge = verdict.verdict === 'red' ? undefined : verdict.listAge;
  return (
    <p className={styles['footnote']}>
      {listAge !== undefined && <span>{t('verdict.listAge', { age: age(listAge) })}</span>}
      <span>{t('verdict.cleared')}</span>
      <span>{t('verdict.took', { milliseconds })}</span>
    </p>
  );
}
