// Whose fault it is that a mail was not taken, by stage and enhanced code; and what is kept of the answer.
import { expect, test } from 'vitest';
import { blame, blameIn, NO_ADDRESS, readAnswer, refusesUs, written } from '../../domain/mail-answers.ts';

const CASES = [
  ['RCPT TO', '550 5.1.1 <anna.holm@kommune.example> unknown', 'address'],
  ['RCPT TO', '550 no such user', 'address'],
  ['RCPT TO', '550-5.1.10 RESOLVER.ADR.RecipientNotFound', 'address'],
  ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied', 'address'],
  ['RCPT TO', '551 5.1.6 moved to another place', 'address'],
  ['RCPT TO', '550 5.2.1 mailbox disabled', 'address'],
  ['RCPT TO', '553 5.6.7 non-ASCII address not permitted', 'address'],
  ['DATA', '550 5.1.1 no mailbox of that name', 'address'],
  ['DATA', '550 mailbox unavailable', 'address'],
  ['RCPT TO', '552 5.2.2 mailbox full', 'mailbox'],
  ['RCPT TO', '552 quota exceeded', 'mailbox'],
  ['RCPT TO', '452 4.2.2 over quota', 'mailbox'],
  ['RCPT TO', '450 4.2.0 greylisted', 'mailbox'],
  ['RCPT TO', '450 mailbox busy', 'mailbox'],
  ['RCPT TO', '452 too many for now', 'mailbox'],
  ['DATA', '450 4.2.1 receives too fast', 'mailbox'],
  ['RCPT TO', '451 4.1.8 domain not found for now', 'mailbox'],
  ['DATA', '451 4.3.0 try later', 'relay'],
  ['DATA', '452 4.3.1 insufficient storage', 'relay'],
  ['RCPT TO', '451 4.7.0 throttled', 'relay'],
  ['RCPT TO', '454 4.7.1 relay access denied', 'relay'],
  ['RCPT TO', '451 try later', 'mailbox'],
  ['DATA', '451 local error', 'relay'],
  ['DATA', '451 4.4.2 connection lost', 'relay'],
  ['CONN', '554 no SMTP service here', 'relay'],
  ['CONN', '421 too many connections', 'relay'],
  ['RCPT TO', '421 closing', 'relay'],
  ['EHLO', '550 5.7.0 go away', 'relay'],
  ['AUTH PLAIN', '535 5.7.8 bad credentials', 'relay'],
  ['AUTH XOAUTH2', '535 5.7.3 Authentication unsuccessful', 'relay'],
  ['MAIL FROM', '550 5.7.60 not permitted to send as this sender', 'relay'],
  ['MAIL FROM', '530 5.7.57 client not authenticated', 'relay'],
  ['MAIL FROM', '501 5.1.7 bad sender address', 'relay'],
  ['RCPT TO', '554 5.7.1 relay access denied', 'relay'],
  ['RCPT TO', '550 5.7.54 unable to relay', 'relay'],
  ['RCPT TO', '550 5.1.8 sender address rejected', 'relay'],
  ['RCPT TO', '503 bad sequence', 'relay'],
  ['RCPT TO', '530 authentication required', 'relay'],
  ['RCPT TO', '554 relay access denied', 'relay'],
  ['DATA', '554 5.7.1 rejected as spam', 'relay'],
  ['DATA', '552 5.3.4 message too large', 'relay'],
  ['DATA', '554 transaction failed', 'relay'],
] as const;

test.each(CASES)('at %s "%s" is the fault of the %s', (command, response, whose) => {
  const answer = readAnswer(command, Number(response.slice(0, 3)), response);
  expect(blame(answer)).toBe(whose);
  // As the ledger keeps it: without the server's own words, and with all that tells whose fault it is.
  expect(blameIn(written(answer))).toBe(whose);
  expect(written(answer)).toMatch(/^\d{3}( \d\.\d+\.\d+)? (connection|login|sender|recipient|data)$/);
  expect(refusesUs(answer)).toBe(whose === 'relay' && response.startsWith('5'));
});

test('no answer is the fault of our mail server, and of nobody where the mail may have been taken', () => {
  expect(written(readAnswer('CONN', undefined, undefined))).toBe('no-answer');
  expect(blameIn('no-answer')).toBe('relay');
  expect(blameIn('unknown')).toBe('unknown');
  expect(blameIn(written(NO_ADDRESS))).toBe('address');
  expect(blameIn('too-late')).toBeUndefined();
  expect(blameIn(null)).toBeUndefined();
});
