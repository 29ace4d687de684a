import { Dialog } from '@mleg/ui/dialog.tsx';
import { useEffect, useRef } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './card.module.css';

interface BarcodeDialogProps {
  readonly open: boolean;
  readonly number: string;
  readonly onClose: () => void;
}

/** Code 128 of the card's number, dark on white in every theme, as libraries' scanners want it. */
export function BarcodeDialog({ open, number, onClose }: BarcodeDialogProps) {
  const t = useT();
  return (
    <Dialog open={open} size="screen" title={t('card.barcode.title')} onClose={onClose}>
      <div className={styles['barcode']}>
        {open && <Barcode number={number} label={t('card.barcode.label', { number })} />}
        <p className={styles['barcodeNumber']}>{number}</p>
        <p>{t('card.barcode.text')}</p>
      </div>
    </Dialog>
  );
}

function Barcode({ number, label }: { readonly number: string; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = async () => {
      const { drawBarcode } = await import('./draw-barcode.ts');
      if (canvas.current) drawBarcode(canvas.current, number);
    };
    void draw();
  }, [number]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
