import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { listOpenActivations } from '@mleg/wallet-core/activation/list-activations';
import { type Activation, isAt } from '@mleg/wallet-core/records/activation';
import { useEffect, useState } from 'react';
import { i18n, useT } from '../app-i18n.ts';
import { viewCard } from '../card/card-view.ts';
import { useCards } from '../card/use-cards.ts';
import { WalletCard } from '../card/wallet-card.tsx';
import { now } from '../clock.ts';
import { hrefOf } from '../routing/route.ts';
import { useWallet } from '../session/wallet-context.ts';
import shell from '../shell/shell.module.css';
import { WalletPage } from '../shell/wallet-page.tsx';
import styles from './home.module.css';

/** @param changes a number that changes with what is in the vault */
export function HomePage({ changes }: { readonly changes: number }) {
  const t = useT();
  const cards = useCards(changes);
  const unfinished = useUnfinished(changes);
  const waits = unfinished && isAt(unfinished, 'deferred') ? 'deferred' : 'unfinished';
  return (
    <WalletPage title={t('home.title')} width="wide">
      {unfinished && (
        <Notice tone={waits === 'deferred' ? 'info' : 'warning'} title={t(`home.${waits}.title`)}>
          <p>{t(`home.${waits}.text`)}</p>
          <LinkButton href={hrefOf({ page: 'activation', activationId: unfinished.id })}>
            {t(`home.${waits}.action`)}
          </LinkButton>
        </Notice>
      )}
      {cards === undefined && <Skeleton lines={6} />}
      {cards?.length === 0 && (
        <EmptyState icon="card" title={t('home.empty.title')}>
          <p>{t('home.empty.text')}</p>
          <AddLink look="primary" />
        </EmptyState>
      )}
      {cards !== undefined && cards.length > 0 && (
        <>
          <ul className={styles['cards']}>
            {cards.map((card) => (
              <li key={card.id}>
                <a href={hrefOf({ page: 'card', cardId: card.id })} className={styles['open']}>
                  <WalletCard view={viewCard(card, now(), i18n.language)} folded={cards.length > 1} />
                </a>
              </li>
            ))}
          </ul>
          <div className={shell['actions']}>
            <LinkButton icon="qr" href={hrefOf({ page: 'show' })}>
              {t('home.show')}
            </LinkButton>
            <AddLink look="secondary" />
            <LinkButton look="quiet" icon="clock" href={hrefOf({ page: 'history' })}>
              {t('home.history')}
            </LinkButton>
          </div>
        </>
      )}
    </WalletPage>
  );
}

function AddLink({ look }: { readonly look: 'primary' | 'secondary' }) {
  const t = useT();
  return (
    <LinkButton look={look} icon="plus" href={hrefOf({ page: 'add' })}>
      {t('home.add')}
    </LinkButton>
  );
}

function useUnfinished(changes: number): Activation | undefined {
  const { vault } = useWallet();
  const [activation, setActivation] = useState<Activation>();
  useEffect(() => {
    void listOpenActivations({ vault }).then(([newest]) => setActivation(newest));
  }, [vault, changes]);
  return activation;
}
