import type { Vector } from '../vector.ts';
import { shownText } from './shown.ts';
import { textVector } from './vector.ts';

const notACard = (name: string, text: string): Vector =>
  textVector(name, text, { verdict: 'red', reason: 'not-a-card' }, { number: 'V49' });

/** V49: what a camera may come across. It is not opened, not followed and not shown. */
export async function notOurs(): Promise<Vector[]> {
  const good = await shownText();
  return [
    notACard('does not open an address', 'https://phishing.example/legitymacja?id=1'),
    notACard('does not run a script', 'javascript:alert(document.cookie)'),
    notACard('does not follow a deep link', 'openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fa.example'),
    notACard('does not join a network', 'WIFI:T:WPA;S=Free;P:12345678;;'),
    notACard('does not read a covid certificate', 'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA'),
    notACard('does not read a plain number', '12345678'),
    notACard('does not read nothing', ''),
    notACard('does not read noise', '\u0000\u202e\ufffd<img src=x>'),
    notACard('does not read a beginning in small letters', good.toLowerCase()),
    notACard('does not read a card behind a space', ` ${good}`),
    notACard('does not take a frame of a portrait for a card', good.replace('MLC1:', 'MLF1:')),
    notACard('does not take a question for a card', good.replace('MLC1:', 'MLN1:')),
    notACard('does not read another version', good.replace('MLC1:', 'MLC2:')),
  ];
}
