import { html } from 'hono/html';

/** The first page of the verifier, for its operator. */
export const readiness = {
  title: 'Weryfikator mLegitymacji',
  ready: '✓ Gotowy do sprawdzania',
  waiting: '… Jeszcze nie gotowy: czekam na listy statusów wystawcy',
  issuers: 'Zaufani wystawcy',
  lists: 'Listy statusów',
  noLists: '0, najstarsza pobrana jeszcze nigdy',
  heldLists: (count: number, seconds: number) => `${count}, najstarsza pobrana ${seconds} s temu`,
  people: 'Dla ludzi',
  inspector: 'Aplikacja kontrolera',
  inspectorUse: 'sprawdza legitymacje aparatem, także bez zasięgu',
  shop: 'Sklep na pokaz',
  shopUse: 'pyta portfel o ulgę przez internet',
  receipts: 'Potwierdzenia z kontroli',
  receiptsUse: 'dla działu reklamacji',
  systems: 'Dla systemów, które sprawdzają',
  call: html`Wyślij <code>POST /api/checks</code> z prezentacją karty (SD-JWT VC z dowodem posiadacza), swoją liczbą
    jednorazową i adresatem. Odpowiedź mówi <code>green</code>, <code>red</code> albo <code>amber</code> i dlaczego.
    Serwer nie zapamiętuje, kogo sprawdzono.`,
};
