import { randomInt } from 'node:crypto';
import type { CardStatement } from '@mleg/issuer-contract/card-statement';
import { academicYear } from '@mleg/testing/people/academic-year';
import sharp from 'sharp';

/** As many pixels as a card's photo has: the issuer makes a small one of it. */
const PICTURE = await sharp({ create: { width: 354, height: 496, channels: 3, background: '#c8b0a0' } })
  .composite([{ input: Buffer.from('<svg><circle cx="177" cy="220" r="110" fill="#6b4423"/></svg>') }])
  .jpeg()
  .toBuffer();

/** A student whose portrait is as large as a real one, 18 kB, with what is missing filled up by a comment. */
export function makeLoadSubject(portraitBytes: number): CardStatement {
  const portrait = fillUp(PICTURE, portraitBytes);
  const year = academicYear(new Date());
  return {
    cardType: 'student-card',
    holder: {
      family_name: 'Pomiarowska-Łączyńska',
      given_name: 'Świętosława',
      birthdate: '2004-02-29',
      personal_administrative_number: '04222912347',
      picture: `data:image/jpeg;base64,${portrait.toString('base64')}`,
      card_number: `PM${randomInt(1e6, 1e7)}`,
      date_of_issuance: `${year}-10-01`,
      date_of_expiry: `${year + 1}-10-31`,
      album_number: `${randomInt(1e5, 1e6)}`,
    },
  };
}

/** A comment is a segment of a JPEG like others: FF FE, two bytes of length, anything (ITU-T T.81 §B.2.4.5). */
function fillUp(jpeg: Buffer, bytes: number): Buffer {
  const comment = Buffer.alloc(Math.max(4, bytes - jpeg.length), `${randomInt(1e9)}`);
  comment.set([0xff, 0xfe]);
  comment.writeUInt16BE(comment.length - 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}
