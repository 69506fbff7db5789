// HR tries a mail on itself: it goes to whoever is signed in and to nobody else, and stands in no ledger, since nobody was to get it.
import { sleep } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { messageIdOf } from '../domain/ids.ts';
import { addressIn } from '../domain/text.ts';
import { takeTurn } from '../records/pace.ts';
import { findTestMail, forgetTestMail } from '../records/test-mails.ts';
import type { Activities } from '../workflows/activities.ts';
import type { Tools } from './tools.ts';

export function testMails({ db, mailer, mailFrom, mailRate }: Tools): Pick<Activities, 'sendTest' | 'forgetTest'> {
  return {
    async sendTest({ id }) {
      const mail = await findTestMail(db, id);
      if (!mail) return;
      const wait = mailRate === undefined ? 0 : await takeTurn(db, mailRate);
      if (wait === undefined)
        throw ApplicationFailure.create({ type: 'mail-rate', message: 'mails wait for their turn' });
      if (wait > 0) await sleep(wait);
      const { address, subject, text, html, at } = mail;
      const domain = addressIn(mailFrom).split('@')[1] ?? 'localhost';
      const { outcome } = await mailer.send({
        ...{ from: mailFrom, to: { name: '', address }, subject, text, html, date: at },
        messageId: messageIdOf(id.replaceAll('-', ''), domain),
        headers: { 'X-Gruppementor-Test': 'yes', 'Auto-Submitted': 'auto-generated' },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      });
      if (outcome === 'later' || outcome === 'unknown')
        throw ApplicationFailure.create({ type: 'mail-later', message: 'the mail server could not take the mail' });
      await forgetTestMail(db, id);
    },

    forgetTest: ({ id }) => forgetTestMail(db, id),
  };
}
