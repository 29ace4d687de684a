import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeTicket, readTicket } from './ticket.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const subject = Buffer.from('an offer');
const expiresAt = new Date('2026-10-01T12:00:00Z');
const before = new Date('2026-10-01T11:59:59Z');
const ticket = makeTicket(key, 'nonce', subject, expiresAt);

test('reads back what it made', () => {
  expect(readTicket(key, 'nonce', ticket, before)).toEqual({ ok: true, subject, expiresAt });
});

test('refuses a ticket from the moment it expires', () => {
  expect(readTicket(key, 'nonce', ticket, expiresAt)).toEqual({ refused: 'expired' });
});

test('takes a ticket for another purpose, under another key or with a changed character for forged', () => {
  expect(readTicket(key, 'access-token', ticket, before)).toEqual({ refused: 'forged' });
  expect(readTicket(createSecretKey(Buffer.alloc(32, 2)), 'nonce', ticket, before)).toEqual({ refused: 'forged' });
  for (const at of [0, 10, ticket.length - 2]) {
    const changed = ticket.slice(0, at) + (ticket[at] === 'x' ? 'y' : 'x') + ticket.slice(at + 1);
    expect(readTicket(key, 'nonce', changed, before)).toEqual({ refused: 'forged' });
  }
});

test('refuses padding, noise and what is too short or too long', () => {
  for (const text of ['', `${ticket}=`, 'ąę', 'AAAA', 'A'.repeat(100_000)]) {
    expect(readTicket(key, 'nonce', text, before)).toEqual({ refused: 'forged' });
  }
});
