export const show = {
  request: {
    title: 'Pokaż dane przez internet',
    lead: 'Zeskanuj kod QR ze strony, która pyta o legitymację.',
    scan: 'Zeskanuj kod QR',
    paste: 'Wklej link',
    pasteLabel: 'Wklej tutaj',
    pasteHint: 'Link ze strony, która pyta, zaczyna się od „openid4vp” albo „https”.',
    use: 'Sprawdź, kto pyta',
    reading: 'Sprawdzamy, kto pyta…',
  },
  consent: {
    title: 'Sprawdź, zanim wyślesz',
    who: 'Kto pyta',
    name: 'Nazwa',
    host: 'Dane trafią pod adres',
    purpose: 'Po co',
    verified: 'Nazwę i cel potwierdza rejestr.',
    unknown: {
      title: 'Nie wiemy, kto pyta',
      text: 'Nazwy „{{name}}” nie potwierdza żaden rejestr, któremu ufa ten portfel. Wyślij dane tylko wtedy, gdy wiesz, do kogo trafią.',
    },
    what: 'Co wyślesz',
    from: 'Z dokumentu: {{card}}',
    nothing: 'Żadnych danych osobowych. Tylko to, jaki to dokument i że jest ważny.',
    also: 'Wyślemy też rodzaj dokumentu, wystawcę i termin ważności.',
    relayed: 'Odpowiedź przekaże serwer portfela. Jest zaszyfrowana: zobaczy tylko, do kogo i kiedy idzie.',
    portrait: 'zdjęcie z legitymacji',
    choose: 'Który dokument pokazać?',
    pesel: 'Tak, podaję mój PESEL. Dostanie go: {{name}}.',
    peselWhy: 'Bez numeru PESEL ta strona nie przyjmie odpowiedzi. Nie musisz go podawać.',
    peselNeeded: 'Zaznacz, że podajesz PESEL, albo nie wysyłaj nic.',
    send: 'Wyślij',
    sending: 'Wysyłamy…',
    decline: 'Nie wysyłaj',
  },
  sent: {
    title: 'Wysłano',
    text: 'Dane trafiły do: {{name}}. Zapisaliśmy to w historii na tym urządzeniu.',
    goOn: 'Wróć na stronę {{host}}',
    otherDevice: 'Wynik zobaczysz na stronie, która pytała.',
    done: 'Gotowe',
    history: 'Komu pokazano',
  },
  relay: {
    title: 'Można spróbować inną drogą',
    text: 'Niektóre strony nie rozmawiają z portfelem w przeglądarce. Pytanie i odpowiedź może przekazać serwer portfela. Dowie się, która strona pyta i kiedy. Danych nie zobaczy: są zaszyfrowane dla tej strony.',
    action: 'Połącz przez serwer portfela',
  },
  declined: {
    title: 'Niczego nie wysłano',
    telling: 'Powiadamiamy stronę, która pytała…',
  },
  refused: {
    nothingSent: 'Nic nie wysłaliśmy',
    sentInVain: 'Wysłano, ale strona zgłosiła błąd',
    uncertain: 'Nie wiemy, czy doszło',
    again: 'Zeskanuj inny kod',
    leave: 'Wróć do portfela',
  },
  refusals: {
    'not-a-request': 'To nie jest pytanie o legitymację. Użyj kodu ze strony, która o nią pyta.',
    'malformed-request': 'Kod jest uszkodzony. Odśwież stronę, która pyta, i zeskanuj nowy.',
    'unsigned-request': 'Pytanie nie jest podpisane. Nie wiadomo, kto je napisał, więc portfel na nie nie odpowiada.',
    'unsafe-address': 'Pytanie prowadzi pod podejrzany adres: {{host}}. Niczego tam nie wysłano.',
    offline:
      'Nie ma połączenia z tą stroną. Sprawdź internet i spróbuj ponownie. Jeśli działa, ta strona nie rozmawia z portfelem w przeglądarce.',
    'offline-sending':
      'Połączenie przerwało się w trakcie wysyłania. Zajrzyj na stronę, która pytała: jeśli nie ma tam wyniku, zacznij od nowa.',
    'not-taken':
      'Dane dotarły do tej strony, ale nie przyjęła odpowiedzi: minął czas pytania albo coś się w niej nie zgadzało. Zapisaliśmy to w historii.',
    'fault-after-sending':
      'Dane dotarły do tej strony, a ona odpowiedziała błędem. Nie wiadomo, co z nimi zrobiła. Zapisaliśmy to w historii.',
    'dead-request':
      'To pytanie już nie działa: minął jego czas albo ktoś już odpowiedział. Odśwież stronę, która pyta.',
    'verifier-fault': 'Strona, która pyta, odpowiedziała błędem. Spróbuj za chwilę.',
    'wrong-signature':
      'Podpis się nie zgadza: ktoś mógł podmienić pytanie. Nie odpowiadaj na nie i powiadom tę stronę.',
    'unsupported-request': 'Strona pyta w sposób, którego ten portfel nie obsługuje.',
    'foreign-response-address': 'Odpowiedź miałaby trafić gdzie indziej, niż mówi podpis. Portfel na to nie pozwala.',
    'outside-registration':
      '{{name}} chce danych, o które nie ma prawa prosić: {{claims}}. Portfel odmówił i niczego nie wysłał.',
    'outside-registration-all':
      '{{name}} pyta w celu, którego nie ma w rejestrze. Portfel odmówił i niczego nie wysłał.',
    'no-matching-card': 'Nie masz w portfelu dokumentu, o który pyta ta strona.',
    'card-not-valid': 'Masz ten dokument, ale nie jest ważny. Sprawdź na nim, dlaczego.',
  },
} as const;
