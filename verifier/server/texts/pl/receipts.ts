/** The page where a receipt of an inspection is handed in. */
export const receipts = {
  title: 'Sprawdź potwierdzenie z kontroli',
  lead: 'Pasażer pobiera potwierdzenie w portfelu: Komu pokazano → Pobierz potwierdzenie. Niczego tu nie zapisujemy.',
  file: 'Plik z potwierdzeniem',
  text: 'albo jego treść',
  check: 'Sprawdź',
  noReceipt: 'To nie jest potwierdzenie z portfela. Poproś o cały plik.',
  signed: 'Kod podpisany kluczem legitymacji',
  byClockOfPhone: (moment: string) => `${moment}, według zegara telefonu pasażera`,
  list: 'Lista unieważnionych podpisana przez wystawcę',
  noList: 'nie ma jej w potwierdzeniu',
  proves: '✓ Legitymacja była wtedy ważna',
  provesNothing: (reason: string) => `Potwierdzenie nie dowodzi ważności (${reason}).`,
  whose: 'Czyja',
  card: (name: string, number: string, institution: string) => `${name}, nr ${number}, ${institution}`,
};
