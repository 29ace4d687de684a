/** Why the Ministry made no codes or did not take new data, and what the office does about it. */
export const refusals = {
  issuer: {
    'agreement-pending':
      'Ministerstwo nie rozpatrzyło jeszcze umowy albo nie zna wszystkich danych tej instytucji. Zobacz stronę „Umowa z Ministerstwem”.',
    'agreement-refused': 'Ministerstwo odmówiło zawarcia umowy. Powód jest na stronie „Umowa z Ministerstwem”.',
    'agreement-ended': 'Umowa z Ministerstwem się skończyła. Złóż nowy wniosek na stronie „Umowa z Ministerstwem”.',
    'institution-suspended':
      'Ministerstwo wstrzymało wydawanie nowych legitymacji. Powód jest na stronie „Umowa z Ministerstwem”.',
    'card-type-not-agreed': 'Umowa nie obejmuje takich legitymacji.',
    'registration-incomplete':
      'Ministerstwo nie zna adresu albo domeny tej instytucji. Poproś o zmianę na stronie „Umowa z Ministerstwem”.',
    'foreign-institution-number':
      'System podał inną nazwę albo numer, niż zna Ministerstwo. Zgłoś to administratorowi.',
    'card-expired': 'Termin ważności legitymacji już minął. Przedłuż ją i spróbuj ponownie.',
    'another-card-type': 'Ta osoba ma legitymację innego rodzaju. Unieważnij ją i przygotuj nowy kod.',
    'invalid-claims': 'Dane nie mogą stać na legitymacji. Sprawdź je i popraw.',
    'malformed-claim':
      'W danych jest znak albo zapis, którego legitymacja nie przyjmuje. Sprawdź imiona, nazwisko i numery.',
    'portrait-unreadable': 'Zdjęcia nie da się odczytać. Przyjmij nowe.',
    'pesel-and-birth-date-disagree': 'PESEL i data urodzenia się nie zgadzają. Popraw jedno z nich.',
    'expires-before-issued': 'Legitymacja traci ważność przed datą wydania. Popraw daty.',
    'valid-too-long':
      'Legitymacja ma być ważna dłużej, niż pozwala prawo: najwyżej do końca następnego semestru (szkoły: roku szkolnego). Popraw datę ważności.',
    'issued-in-the-future': 'Data wydania legitymacji jest zbyt odległa. Popraw ją.',
    'issued-too-long-ago': 'Legitymację wydano zbyt dawno albo przed urodzeniem właściciela. Popraw datę wydania.',
    'too-young': 'Ta osoba jest za młoda na taką legitymację. Sprawdź datę urodzenia.',
    'too-old': 'Ta osoba jest za stara na taką legitymację. Sprawdź datę urodzenia.',
  },
  unusual: {
    'unusual-validity': 'Nietypowo długa ważność. Sprawdź datę.',
    'unusual-issue-date': 'Nietypowa data wydania. Sprawdź ją.',
    'unusual-age': 'Nietypowy wiek. Sprawdź datę urodzenia.',
  },
} as const;
