import type { WaitingPhoto } from '@mleg/institution-contract/photo';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useT } from '../../app-i18n.ts';
import styles from './photos.module.css';

interface PhotoGridProps {
  readonly photos: readonly WaitingPhoto[];
  readonly chosen: WaitingPhoto;
  readonly onChoose: (photo: WaitingPhoto) => void;
  readonly onStep: (by: number) => void;
  readonly onAccept: (photo: WaitingPhoto) => void;
  readonly onReject: (photo: WaitingPhoto) => void;
}

/** The grid is one stop of the Tab key; letters act only while the focus is in it (WCAG 2.2 §2.1.4). */
export function PhotoGrid({ photos, chosen, onChoose, onStep, onAccept, onReject }: PhotoGridProps) {
  const t = useT();
  const grid = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The focus follows to the next photo, so that the keyboard can go on deciding.
    const hadFocus = grid.current?.contains(document.activeElement) || document.activeElement === document.body;
    if (hadFocus) grid.current?.querySelector<HTMLElement>(`[data-photo="${chosen.submissionId}"]`)?.focus();
  }, [chosen.submissionId]);
  const keys: Readonly<Record<string, (photo: WaitingPhoto) => void>> = {
    ArrowRight: () => onStep(1),
    ArrowDown: () => onStep(1),
    ArrowLeft: () => onStep(-1),
    ArrowUp: () => onStep(-1),
    // The focus may be on another one than is shown large: nothing is accepted that was not looked at.
    a: (photo) => (photo.submissionId === chosen.submissionId ? onAccept(photo) : onChoose(photo)),
    r: (photo) => {
      onChoose(photo);
      onReject(photo);
    },
  };
  const press = (event: KeyboardEvent, photo: WaitingPhoto) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act(photo);
  };
  return (
    <section className={layout['stack']}>
      <p className={typography['muted']}>{t('secretary.photos.keys')}</p>
      <ul ref={grid} className={styles['grid']} aria-label={t('secretary.photos.list')}>
        {photos.map((photo) => (
          <li key={photo.submissionId}>
            <button
              type="button"
              className={styles['thumb']}
              data-photo={photo.submissionId}
              tabIndex={photo === chosen ? 0 : -1}
              aria-pressed={photo === chosen}
              aria-keyshortcuts="A R"
              onClick={() => onChoose(photo)}
              onKeyDown={(event) => press(event, photo)}
            >
              <img src={photo.path} alt="" />
              <span>{photo.displayName}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
