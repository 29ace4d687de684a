import type { Sheet } from '@mleg/institution-contract/group-orders';
import type { DocumentLanguage } from '@mleg/institution-contract/instruction';
import type { InstitutionSettings } from '../settings.ts';

export interface SlipsWords {
  title: Record<Sheet, (group: string) => string>;
  fileName: Record<Sheet, string>;
  number: Record<InstitutionSettings['kind'], (number: string) => string>;
  until: (date: string) => string;
  codeLabel: Record<Sheet, string>;
  qrLabel: (name: string) => string;
  hint: Record<Sheet, string>;
  guide: (address: string) => string;
}

export const slipsWords: Record<DocumentLanguage, SlipsWords> = {
  pl: {
    title: { qr: (group) => `Kody QR – ${group}`, activation: (group) => `Kody aktywacyjne – ${group}` },
    fileName: { qr: 'kody-qr.pdf', activation: 'kody-aktywacyjne.pdf' },
    number: { school: (number) => `Nr w księdze uczniów ${number}`, university: (number) => `Nr albumu ${number}` },
    until: (date) => `Ważny do ${date}`,
    codeLabel: { qr: 'Kod do wpisania', activation: 'Kod aktywacyjny' },
    qrLabel: (name) => `Kod QR: ${name}`,
    hint: {
      qr: 'Zeskanuj w aplikacji. Kod aktywacyjny dostaniesz osobno.',
      activation: 'Wpisz w aplikacji po zeskanowaniu kodu QR. Nikomu go nie pokazuj.',
    },
    guide: (address) => `Instrukcja krok po kroku: ${address}`,
  },
  en: {
    title: { qr: (group) => `QR codes – ${group}`, activation: (group) => `Activation codes – ${group}` },
    fileName: { qr: 'qr-codes.pdf', activation: 'activation-codes.pdf' },
    number: { school: (number) => `Register number ${number}`, university: (number) => `Album number ${number}` },
    until: (date) => `Valid until ${date}`,
    codeLabel: { qr: 'Code to type', activation: 'Activation code' },
    qrLabel: (name) => `QR code: ${name}`,
    hint: {
      qr: 'Scan it in the app. You get the activation code separately.',
      activation: 'Type it in the app after the QR code. Show it to nobody.',
    },
    guide: (address) => `Instruction, step by step: ${address}`,
  },
};
