/**
 * Whose an e-mail address is, however it is written: what follows a plus, and at Gmail the dots, reach the same mailbox
 * (RFC 5233; https://support.google.com/mail/answer/7436150). A migration of each party that compares addresses makes it.
 */
export const CREATE_MAILBOX_OF = `create function mailbox_of(email text) returns text language sql immutable parallel safe as $$
    select case
      when split_part(lower(email), '@', 2) in ('gmail.com', 'googlemail.com')
        then replace(split_part(split_part(lower(email), '@', 1), '+', 1), '.', '') || '@gmail.com'
      else split_part(split_part(lower(email), '@', 1), '+', 1) || '@' || split_part(lower(email), '@', 2)
    end
  $$`;
