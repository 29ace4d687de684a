export const slips = {
  title: { qr: (group: string) => `Kody QR – ${group}`, activation: (group: string) => `Kody aktywacyjne – ${group}` },
  fileName: { qr: 'kody-qr.pdf', activation: 'kody-aktywacyjne.pdf' },
  number: {
    school: (number: string) => `Nr w księdze uczniów ${number}`,
    university: (number: string) => `Nr albumu ${number}`,
  },
  until: (date: string) => `Ważny do ${date}`,
  codeLabel: { qr: 'Kod do wpisania', activation: 'Kod aktywacyjny' },
  qrLabel: (name: string) => `Kod QR: ${name}`,
  hint: {
    qr: 'Zeskanuj w aplikacji. Kod aktywacyjny dostaniesz osobno.',
    activation: 'Wpisz w aplikacji po zeskanowaniu kodu QR. Nikomu go nie pokazuj.',
  },
  guide: (address: string) => `Instrukcja krok po kroku: ${address}`,
};
