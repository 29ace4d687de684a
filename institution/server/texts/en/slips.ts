import type * as polish from '../pl/slips.ts';

export const slips: typeof polish.slips = {
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
};
