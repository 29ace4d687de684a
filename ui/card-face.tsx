import type { CSSProperties, ReactNode } from 'react';
import { cardColours } from './card-colours.ts';
import { CardEngraving } from './card-engraving.tsx';
import styles from './card-face.module.css';
import { classes } from './classes.ts';
import { bindText } from './i18n/bind-short-words.ts';
import { useDates } from './i18n/use-dates.ts';
import { useUiText } from './i18n/use-ui-text.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { InstitutionEmblem } from './institution-emblem.tsx';

/** `preview` is the portal's picture of a card that does not exist yet. */
export type CardFaceStatus = 'valid' | 'expired' | 'revoked' | 'suspended' | 'preview';

export interface CardFaceProps {
  readonly kind: 'student' | 'pupil';
  readonly status: CardFaceStatus;
  readonly givenName: string;
  readonly familyName: string;
  /** An address of an image: `data:`, `blob:` or same origin. */
  readonly portrait?: string | undefined;
  readonly institution: { readonly name: string; readonly colour: string; readonly emblem?: string | undefined };
  /** `YYYY-MM-DD` */
  readonly validUntil: string;
  readonly number: string;
  /** `YYYY-MM-DD`; what a preview leaves out. */
  readonly birthdate?: string | undefined;
  /** How old the status is; absent where there is none to ask for. */
  readonly freshness?: Freshness | undefined;
  /** Of several cards: what it is, whose it is and whether it is valid, and the rest when it is opened. */
  readonly folded?: boolean;
  /** Below the facts, such as what the card is good for today. */
  readonly children?: ReactNode;
}

export interface Freshness {
  /** Nobody should rely on it without asking again. */
  readonly isOld: boolean;
  readonly text: string;
}

const statusIcons: Record<CardFaceStatus, IconName> = {
  valid: 'check',
  expired: 'clock',
  revoked: 'cross',
  suspended: 'pause',
  preview: 'eye',
};

/** The card as a person shows it. The status is read first, then who it is, then until when. */
export function CardFace(props: CardFaceProps) {
  const { kind, status, givenName, familyName, institution, number, freshness, folded = false } = props;
  const t = useUiText();
  const usable = status === 'valid' || status === 'preview';
  const isOld = usable && freshness?.isOld === true;
  const name = `${givenName} ${familyName}`;
  const title = t(kind === 'student' ? 'card.studentTitle' : 'card.pupilTitle');
  return (
    <article
      className={classes(styles['card'], styles[status], !usable && styles['unusable'], isOld && styles['old'])}
      style={colourStyle(institution.colour, usable)}
      aria-label={title}
    >
      <CardEngraving seed={`${institution.name}|${institution.colour}|${number}`} />
      <header className={styles['band']}>
        <InstitutionEmblem name={institution.name} emblem={institution.emblem} />
        <div className={styles['whose']}>
          <p className={styles['institution']}>{bindText(institution.name)}</p>
          <p className={styles['title']}>{title}</p>
          {folded && <p className={styles['holder']}>{name}</p>}
        </div>
      </header>
      <p className={styles['status']}>
        <Icon name={isOld ? 'clock' : statusIcons[status]} />
        <span>
          <strong>{t(`card.status.${status}`)}</strong>
          {freshness && <span className={styles['freshness']}>{freshness.text}</span>}
          {!usable && <span className={styles['verdict']}>{t('card.notValid')}</span>}
          {status === 'preview' && <span className={styles['verdict']}>{t('card.previewNote')}</span>}
        </span>
      </p>
      {!folded && <CardBody {...props} usable={usable} />}
    </article>
  );
}

function CardBody(props: CardFaceProps & { readonly usable: boolean }) {
  const { usable, givenName, familyName, portrait, validUntil, birthdate, number, children } = props;
  const t = useUiText();
  const dates = useDates();
  const name = `${givenName} ${familyName}`;
  return (
    <>
      <div className={styles['person']}>
        <div className={styles['frame']}>
          {portrait ? (
            <img className={styles['portrait']} src={portrait} alt={t('card.portraitOf', { name })} />
          ) : (
            <div className={styles['portrait']} role="img" aria-label={t('card.noPortrait')}>
              <Icon name="user" size="large" />
            </div>
          )}
        </div>
        <div className={styles['names']} data-letters={lettersOf(name)}>
          <p className={styles['given']}>{givenName}</p>
          <p className={styles['family']}>{familyName}</p>
        </div>
        <dl className={styles['facts']}>
          <div>
            <dt>{t(usable ? 'card.validUntil' : 'card.wasValidUntil')}</dt>
            <dd className={styles['until']}>{dates.shortDate(validUntil)}</dd>
          </div>
          {birthdate && (
            <div>
              <dt>{t('card.birthdate')}</dt>
              <dd className={styles['born']}>{dates.shortDate(birthdate)}</dd>
            </div>
          )}
          <div>
            <dt>{t('card.number')}</dt>
            <dd className={styles['number']}>{number}</dd>
          </div>
        </dl>
      </div>
      {children && <div className={styles['foot']}>{children}</div>}
    </>
  );
}

/** Beside the portrait there is little room: long words and long names are set smaller, so that the card stays whole. */
function lettersOf(name: string): 'few' | 'many' | 'most' {
  if (name.length > 44) return 'most';
  return name.length > 26 || name.split(/[\s-]/).some((word) => word.length > 11) ? 'many' : 'few';
}

/** React sets these through CSSOM, which `style-src 'self'` allows. */
function colourStyle(institutionColour: string, usable: boolean): CSSProperties {
  const colours = cardColours(institutionColour, usable);
  return {
    '--card-band': colours.band,
    '--card-on-band': colours.onBand,
    '--card-paper': colours.paper,
    '--card-ink': colours.ink,
    '--card-ink-muted': colours.inkMuted,
    '--card-line': colours.line,
    '--card-line-soft': colours.lineSoft,
  } as CSSProperties;
}
