import { type GroupOrder, groupOrderReasonSchema } from '@mleg/institution-contract/group-orders';
import { issuerRefusalSchema } from '@mleg/institution-contract/issuer-refusal';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';
import styles from './groups.module.css';
import { isUnderWay } from './use-group.ts';

interface GroupOrderProgressProps {
  readonly order: GroupOrder;
  readonly busy: boolean;
  readonly onRetry: (groupOrderId: string) => void;
}

/** The progress of the last order for this group, and who got no code and why. */
export function GroupOrderProgress({ order, busy, onRetry }: GroupOrderProgressProps) {
  const t = useT();
  const { total, ready, failures } = order;
  return (
    <>
      {isUnderWay(order) && (
        <Panel>
          <Progress label={t('groups.progress', { ready, total })} value={(total - order.underWay) / total} />
          <p className={typography['muted']}>{t(order.delayed ? 'groups.delayed' : 'groups.progressHint')}</p>
        </Panel>
      )}
      {!isUnderWay(order) && (
        <Notice tone={failures.length > 0 ? 'warning' : 'success'} announce>
          {failures.length > 0
            ? t('groups.doneSome', { ready, failed: failures.length })
            : t('groups.allReady', { count: ready })}
        </Notice>
      )}
      {failures.length > 0 && (
        <Panel title={t('groups.failuresTitle')}>
          <ul className={layout['list']} aria-label={t('groups.failuresTitle')}>
            {failures.map((failure) => (
              <li key={failure.personId} className={styles['row']}>
                <strong>{failure.displayName}</strong>
                <Reason failure={failure} />
              </li>
            ))}
          </ul>
          <div>
            <Button icon="refresh" busy={busy} onClick={() => onRetry(order.groupOrderId)}>
              {t('groups.retry')}
            </Button>
          </div>
        </Panel>
      )}
    </>
  );
}

function Reason({ failure }: { readonly failure: GroupOrder['failures'][number] }) {
  const t = useT();
  const known = groupOrderReasonSchema.safeParse(failure.reason);
  const rules = failure.failedRules.map((rule) => t(`eligibility.rule.${rule}.short`));
  return (
    <span className={typography['problem']}>
      {known.success ? t(`groups.reason.${known.data}`) : otherWords(failure.reason)}
      {rules.length > 0 && `: ${rules.join(', ')}`}
    </span>
  );

  /** The issuer's word; one this page does not know is shown as it came. */
  function otherWords(reason: string): string {
    const refusal = issuerRefusalSchema.safeParse(reason);
    return refusal.success ? t(`refusals.issuer.${refusal.data}`) : t('groups.reason.other', { reason });
  }
}
