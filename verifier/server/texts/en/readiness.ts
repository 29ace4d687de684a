import { html } from 'hono/html';
import type * as polish from '../pl/readiness.ts';

export const readiness: typeof polish.readiness = {
  title: 'mLegitymacja verifier',
  ready: '✓ Ready to check',
  waiting: '… Not ready yet: waiting for the issuer’s status lists',
  issuers: 'Trusted issuers',
  lists: 'Status lists',
  noLists: '0, none has been fetched yet',
  heldLists: (count, seconds) => `${count}, the oldest fetched ${seconds} s ago`,
  people: 'For people',
  inspector: 'The inspector’s app',
  inspectorUse: 'checks cards with the camera, without a network too',
  shop: 'A shop for show',
  shopUse: 'asks a wallet for a discount over the internet',
  receipts: 'Receipts of inspections',
  receiptsUse: 'for whoever deals with complaints',
  systems: 'For systems that check',
  call: html`Send <code>POST /api/checks</code> with a presentation of the card (SD-JWT VC with the holder’s proof), a
    nonce of yours and the audience. The answer says <code>green</code>, <code>red</code> or <code>amber</code>, and
    why. The server does not remember who was checked.`,
};
