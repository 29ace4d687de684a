import { Button } from '@mleg/ui/button.tsx';
import { makeReceipt } from '@mleg/wallet-core/inspection/make-receipt';
import type { Showing } from '@mleg/wallet-core/records/showing';
import { useT } from '../app-i18n.ts';

/** Offered only if the proof of the showing was kept. */
export function ReceiptButton({ showing }: { readonly showing: Showing }) {
  const t = useT();
  const receipt = makeReceipt(showing);
  if (receipt === undefined) return null;
  return (
    <div>
      <Button icon="download" onClick={() => download(receipt, showing.at)}>
        {t('history.receipt')}
      </Button>
      <p>{t('history.receiptHint')}</p>
    </div>
  );
}

/** As a file, since it is to be handed to somebody. */
function download(receipt: string, at: string): void {
  const url = URL.createObjectURL(new Blob([receipt], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `mlegitymacja-${at.slice(0, 16).replace(/\D/g, '-')}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
