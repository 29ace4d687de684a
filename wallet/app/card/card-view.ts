import type { CardType } from '@mleg/student-card/card-type';
import { institutionColour } from '@mleg/ui/institution-colour.ts';
import { type CardState, cardState } from '@mleg/wallet-core/card/card-state';
import type { Card } from '@mleg/wallet-core/records/card';
import { chooseText } from '@mleg/wallet-core/trust/local-text';
import { plainText } from '@mleg/wallet-core/trust/plain-text';

/** What a card looks like to its holder, ready for the page. */
export interface CardView {
  id: string;
  state: CardState;
  title: string;
  givenName: string;
  familyName: string;
  kind: 'student' | 'pupil';
  cardType?: CardType;
  portrait?: string;
  institution: { name: string; colour: string };
  validUntil: string;
  number: string;
  birthdate?: string;
  checkedAt?: string;
  renewedAt?: string;
  claims: readonly ClaimView[];
}

export interface ClaimView {
  name: string;
  /** The issuer's own word for it, for claims this app has none for. */
  issuerLabel?: string;
  value: string;
}

/** Shown as the card's picture, not as a line of text. */
const PICTURE = 'picture';
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function viewCard(card: Card, now: Date, language: string): CardView {
  const { claims } = card;
  const text = (name: string) => (typeof claims[name] === 'string' ? plainText(claims[name]) : '');
  const institution =
    text('institution_name') || text('issuing_authority') || chooseText(card.issuerName, language) || '';
  const picture = claims[PICTURE];
  return {
    id: card.id,
    state: cardState(card, now),
    title: chooseText(card.cardName, language) ?? '',
    givenName: text('given_name'),
    familyName: text('family_name'),
    kind: card.cardType === 'pupil-card' ? 'pupil' : 'student',
    ...(card.cardType === undefined ? {} : { cardType: card.cardType }),
    ...(typeof picture === 'string' && picture.startsWith('data:image/jpeg;base64,') ? { portrait: picture } : {}),
    institution: { name: institution, colour: institutionColour(institution) },
    validUntil: text('date_of_expiry') || (card.expiresAt ?? '').slice(0, 10),
    number: text('card_number'),
    ...(CALENDAR_DATE.test(text('birthdate')) ? { birthdate: text('birthdate') } : {}),
    ...(card.lastCheck === undefined ? {} : { checkedAt: card.lastCheck.checkedAt }),
    ...(card.renewedAt === undefined ? {} : { renewedAt: card.renewedAt }),
    claims: viewClaims(card, language),
  };
}

function viewClaims({ claims, claimNames }: Card, language: string): ClaimView[] {
  return Object.entries(claims)
    .filter(([name]) => name !== PICTURE)
    .map(([name, value]) => {
      const described = claimNames.find(({ path }) => path.length === 1 && path[0] === name);
      const issuerLabel = described && chooseText(described.name, language);
      return {
        name: plainText(name, 60),
        value: valueText(value),
        ...(issuerLabel === undefined ? {} : { issuerLabel }),
      };
    });
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return plainText(JSON.stringify(value));
}
