/** Why the Ministry made no codes or did not take new data, and what the office does about it. */
export const refusals = {
  issuer: {
    'agreement-pending':
      'The Ministry has not decided about the agreement yet, or does not know all about this institution. See “Agreement with the Ministry”.',
    'agreement-refused': 'The Ministry has refused the agreement. The reason is on “Agreement with the Ministry”.',
    'agreement-ended': 'The agreement with the Ministry has ended. Apply anew on “Agreement with the Ministry”.',
    'institution-suspended': 'The Ministry has stopped new cards. The reason is on “Agreement with the Ministry”.',
    'card-type-not-agreed': 'The agreement does not cover cards of this kind.',
    'registration-incomplete':
      'The Ministry does not know the address or the domain of this institution. Ask for a change on “Agreement with the Ministry”.',
    'foreign-institution-number':
      'The system gave another name or number than the Ministry knows. Tell the administrator.',
    'card-expired': 'The card’s last day is over. Extend it and try again.',
    'another-card-type': 'This person has a card of another kind. Revoke it and prepare a new code.',
    'invalid-claims': 'The data cannot stand on a card. Check and correct them.',
    'malformed-claim': 'The data have a character or a form that no card takes. Check the names and numbers.',
    'portrait-unreadable': 'The photo cannot be read. Accept another one.',
    'pesel-and-birth-date-disagree': 'PESEL and birth date disagree. Correct one of them.',
    'expires-before-issued': 'The card expires before its day of issue. Correct the dates.',
    'valid-too-long':
      'The card is to be valid for longer than the law allows: to the end of the next semester (at schools: school year) at the most. Correct the last day.',
    'issued-in-the-future': 'The card’s day of issue is too far ahead. Correct it.',
    'issued-too-long-ago': 'The card was issued too long ago, or before its holder was born. Correct the day of issue.',
    'too-young': 'This person is too young for such a card. Check the birth date.',
    'too-old': 'This person is too old for such a card. Check the birth date.',
  },
  unusual: {
    'unusual-validity': 'Valid for unusually long. Check the date.',
    'unusual-issue-date': 'An unusual day of issue. Check it.',
    'unusual-age': 'An unusual age. Check the birth date.',
  },
} as const;
