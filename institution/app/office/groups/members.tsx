import type { GroupMember } from '@mleg/institution-contract/group-orders';
import { mayTakeBack } from '@mleg/institution-contract/order-life';
import { Button } from '@mleg/ui/button.tsx';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../../app-i18n.ts';
import { OrderStateBadge } from '../order-state-badge.tsx';
import styles from './groups.module.css';

interface MembersProps {
  readonly members: readonly GroupMember[];
  readonly busy: boolean;
  /** A class teacher looks, the office orders. */
  readonly mayOrder: boolean;
  readonly onPrepare: (personIds: string[]) => void;
}

/** Whoever has a code under way, ready or on a phone keeps it; a group order never replaces one. */
const canOrder = ({ eligible, orderState }: GroupMember) => eligible && !mayTakeBack(orderState);

export function Members({ members, busy, mayOrder, onPrepare }: MembersProps) {
  const t = useT();
  const able = (mayOrder ? members : []).filter(canOrder).map(({ personId }) => personId);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const chosen = able.filter((personId) => !unticked.has(personId));
  const tick = (personId: string, on: boolean) => {
    const next = new Set(unticked);
    if (on) next.delete(personId);
    else next.add(personId);
    setUnticked(next);
  };
  return (
    <>
      {able.length > 0 && (
        <>
          <Checkbox
            label={t('groups.selectAll', { count: able.length })}
            checked={chosen.length === able.length}
            onChange={(event) => setUnticked(new Set(event.currentTarget.checked ? [] : able))}
          />
          <div>
            <Button
              look={chosen.length > 0 ? 'primary' : 'secondary'}
              icon="qr"
              busy={busy || chosen.length === 0}
              onClick={() => onPrepare(chosen)}
            >
              {chosen.length > 0 ? t('groups.prepare', { count: chosen.length }) : t('groups.prepareNone')}
            </Button>
          </div>
        </>
      )}
      <ul className={layout['list']} aria-label={t('groups.members')}>
        {members.map((member) => (
          <li key={member.personId} className={styles['row']}>
            {able.includes(member.personId) ? (
              <Checkbox
                label={member.displayName}
                checked={!unticked.has(member.personId)}
                onChange={(event) => tick(member.personId, event.currentTarget.checked)}
              />
            ) : (
              <strong>{member.displayName}</strong>
            )}
            <span className={typography['muted']}>{t('office.album', { number: member.albumNumber })}</span>
            <OrderStateBadge state={member.orderState} eligible={member.eligible} />
            {member.failedRules.length > 0 && (
              <span className={typography['problem']}>
                {t('groups.lacks', {
                  rules: member.failedRules.map((rule) => t(`eligibility.rule.${rule}.short`)).join(', '),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
