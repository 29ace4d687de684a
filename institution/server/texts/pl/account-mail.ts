/** E-mail about an account itself. Subjects are read on locked phones. */
export const accountMail = {
  subject: {
    'password-link': 'Nowe hasło do portalu',
    'password-changed': 'Hasło do portalu zostało zmienione',
    'passkey-added': 'Do konta w portalu dodano klucz dostępu',
    'address-changed': 'Adres e-mail konta w portalu został zmieniony',
    'passkey-removed': 'Z konta w portalu usunięto klucz dostępu',
  },
  what: {
    'password-changed': 'Hasło do Twojego konta w portalu zostało zmienione. Wszystkie inne sesje zakończono.',
    'passkey-added': 'Do Twojego konta w portalu dodano nowy klucz dostępu.',
    'address-changed':
      'Instytucja zmieniła adres e-mail Twojego konta w portalu. O koncie piszemy i linki do nowego hasła wysyłamy od teraz na nowy adres.',
    'passkey-removed': 'Z Twojego konta w portalu usunięto klucz dostępu.',
  },
  link: (institution: string, link: string) =>
    [
      'Dzień dobry,',
      '',
      'aby ustawić nowe hasło, otwórz tę stronę w ciągu 30 minut. Link działa raz:',
      link,
      '',
      'Jeśli to nie Ty prosisz o nowe hasło, nie musisz nic robić: dotychczasowe nadal działa.',
      '',
      institution,
    ].join('\n'),
  news: (institution: string, what: string, account: string) =>
    [
      'Dzień dobry,',
      '',
      what,
      '',
      'Jeśli to nie Ty, od razu ustaw nowe hasło i zakończ sesje na stronie swojego konta, a potem zawiadom instytucję:',
      account,
      '',
      institution,
    ].join('\n'),
};
