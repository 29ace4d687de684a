/** By what the core refuses with. Each says what happened and what to do. */
export const refusals = {
  'not-a-card-code': 'To nie jest kod legitymacji. Użyj kodu QR z portalu uczelni lub od szkoły.',
  'wrong-length': 'Kod ma 12 znaków. Sprawdź, czy jest cały.',
  'foreign-character': 'W kodzie nie ma takich znaków. Nie ma w nim liter I, L, O ani cyfr 0 i 1.',
  'wrong-check-character': 'W kodzie jest pomyłka. Porównaj go znak po znaku.',
  'unlisted-issuer': 'Kod prowadzi do {{host}}. Tego wystawcy nie ma na liście zaufanych. Niczego tam nie wysłano.',
  'unsafe-address': 'Kod prowadzi pod podejrzany adres. Niczego tam nie wysłano. Weź kod z portalu uczelni lub szkoły.',
  offline: 'Nie ma połączenia. Sprawdź internet i spróbuj ponownie. Nic nie przepadło.',
  'dead-code':
    'Ten kod już nie działa: został użyty, zastąpiony, zablokowany albo wygasł. Przygotuj nowy kod w portalu.',
  'too-many-requests': 'Za dużo prób w krótkim czasie. Odczekaj minutę i spróbuj ponownie.',
  later: 'Wystawca chwilowo nie wydaje legitymacji. Spróbuj później. Nic nie przepadło, a kod działa dalej.',
  'issuer-fault': 'Wystawca odpowiedział błędem. Spróbuj za kilka minut. Nic nie przepadło.',
  'issuer-mismatch':
    'Pod adresem wystawcy przedstawia się ktoś inny. Przerwaliśmy. Zgłoś to swojej uczelni lub szkole.',
  'draft-issuer': 'Wystawca używa przestarzałego standardu. Ten portfel go nie obsługuje.',
  'unsupported-offer': 'Portfel nie obsługuje tego kodu.',
  'unsupported-card': 'Portfel nie obsługuje tego rodzaju dokumentu.',
  'no-such-activation': 'Nie ma już tego dodawania. Zacznij od nowa.',
  'not-consented': 'Najpierw potwierdź, że chcesz dodać dokument.',
  'activation-code-needed': 'Wpisz kod aktywacyjny.',
  'wrong-code': 'Kod aktywacyjny się nie zgadza.',
  'wrong-code-tries_one': 'Kod aktywacyjny się nie zgadza. Została {{count}} próba. Porównaj go z portalem.',
  'wrong-code-tries_few': 'Kod aktywacyjny się nie zgadza. Zostały {{count}} próby. Porównaj go z portalem.',
  'wrong-code-tries_many': 'Kod aktywacyjny się nie zgadza. Zostało {{count}} prób. Porównaj go z portalem.',
  'wrong-code-tries_other': 'Kod aktywacyjny się nie zgadza. Zostało {{count}} próby. Porównaj go z portalem.',
  'attested-wallets-only':
    'Ten wystawca wydaje dokumenty tylko portfelom, za których klucze ktoś poręcza. Ten portfel nie ma takiego poręczenia.',
  deferred: 'Wystawca zrobi legitymację później. Portfel sam o nią zapyta.',
  'not-issued': 'Wystawca nie wyda tej legitymacji. Zapytaj uczelnię lub szkołę, dlaczego.',
  'token-expired': 'Minęło za dużo czasu od podania kodu. Przygotuj nowy kod w portalu.',
  'bad-credential': 'To, co przysłał wystawca, nie przeszło sprawdzenia. Nie zapisaliśmy tego. Spróbuj ponownie.',
} as const;
