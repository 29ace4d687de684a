import type { HeldDeed } from '@mleg/institution-contract/two-people';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import styles from './held.module.css';
import { HeldDifference } from './held-difference.tsx';
import { HeldRefusal } from './held-refusal.tsx';
import { heldTitle } from './held-title.ts';
import { useHeld } from './use-held.ts';
import { WhoAndWhy } from './who-and-why.tsx';

interface SeveralEntryProps {
  readonly deed: HeldDeed;
  readonly ticked: boolean;
  /** Why it was not approved. */
  readonly error: unknown;
  /** With what stands for all that is shown. */
  readonly onTick: (seen: string | undefined) => void;
}

/** One request as its own page shows it. It can be ticked when all of it is there. */
export function SeveralEntry({ deed, ticked, error, onTick }: SeveralEntryProps) {
  const t = useT();
  const { deed: detail } = useHeld(deed.deedId);
  const title = heldTitle(t, deed);
  return (
    <li className={styles['one']}>
      <h3>{title}</h3>
      {error !== undefined && <HeldRefusal error={error} />}
      {detail.error && !detail.data && <OfficeProblem error={detail.error} onRetry={() => void detail.refetch()} />}
      {!detail.data && !detail.error && <Skeleton lines={4} />}
      {detail.data && (
        <>
          <WhoAndWhy deed={detail.data} />
          <HeldDifference deed={detail.data} heading="h4" />
          <p>{t(`held.does.${deed.kind}`)}</p>
          <Checkbox
            label={t('held.several.tick', { title })}
            checked={ticked}
            onChange={(event) => onTick(event.currentTarget.checked ? detail.data.seen : undefined)}
          />
        </>
      )}
    </li>
  );
}
