// What needs HR now, the worst first, each with its button; and how each programme fares.
import type { ReactNode } from 'react';
import type { Fares, Need } from '../../desk/home.ts';
import { isOneOf, INTRODUCTION_STAGES, type AttentionKind } from '../../domain/kinds.ts';
import { attentionText } from '../../language/attention.ts';
import { datesOf, isAdmin, type HrPage, type HrVisit } from './page.tsx';
import { pageOf } from './programme-frame.ts';

export const start: HrPage = {
  path: '/',

  async show(visit) {
    const { t, desk } = visit;
    const { needs, programmes } = await desk.home();
    const running = programmes.filter(({ phase }) => phase !== 'ended');
    const ended = programmes.filter(({ phase }) => phase === 'ended');
    // What can't be read may hold something for HR: nothing is not all well.
    const isUnknown = programmes.some(({ phase }) => phase === 'unknown');
    return {
      title: t.start.title,
      body: (
        <>
          {isUnknown ? <p className="warning">{t.start.unread}</p> : null}
          {isUnknown && needs.length === 0 ? null : <h2>{t.start.needs(needs.length)}</h2>}
          {isUnknown || needs.length > 0 ? null : <p>{t.start.nothing}</p>}
          <ul className="worst">
            {needs.map((need) => (
              <NeedLine key={`${need.programme.id} ${need.entry.id}`} visit={visit} need={need} />
            ))}
          </ul>
          <h2>{t.start.running}</h2>
          {running.length === 0 ? (
            <p>
              {t.start.none} <a href="/hr/import">{t.menu.upload}</a>. <a href="/hr/programmes/new">{t.menu.fresh}</a>.
            </p>
          ) : (
            <Cards visit={visit} programmes={running} />
          )}
          {ended.length === 0 ? null : (
            <>
              <h2>{t.start.ended}</h2>
              <Cards visit={visit} programmes={ended} />
            </>
          )}
        </>
      ),
    };
  },

  async act({ desk, staff, who, here }, form) {
    const programme = form.text('programme');
    const attention = form.text('attention');
    if (form.choice !== 'acknowledge') return { to: here };
    await desk.acknowledge(programme, attention);
    await staff.did(who, 'acknowledged', { programme });
    return { to: here, done: 'acknowledged' };
  },
};

/** One point of attention: what it is, since when, and the way to mend it. */
export function NeedLine({ visit, need: { programme, entry, groupName } }: { visit: HrVisit; need: Need }): ReactNode {
  const { t, here } = visit;
  const dates = datesOf(visit, programme.timeZone);
  const own = { ...programme, language: visit.language };
  const { to, label } = wayOut(visit, { programme, entry, groupName });
  return (
    <li>
      <strong>
        <a href={pageOf(programme.id)}>{programme.title}</a>
        {groupName === undefined ? '' : `, ${groupName}`}
      </strong>
      <br />
      {attentionText(own, entry)} <span className="hint">{t.start.since(dates.moment(entry.since))}</span>
      <div className="buttons">
        <a className="button" href={to}>
          {label}
        </a>
        {isAdmin(visit) ? (
          <form method="post" action={here}>
            <input type="hidden" name="programme" value={programme.id} />
            <input type="hidden" name="attention" value={entry.id} />
            <button type="submit" className="second" name="choice" value="acknowledge">
              {t.start.acknowledge}
            </button>
          </form>
        ) : null}
      </div>
    </li>
  );
}

/** Where it is mended, and what that is called. */
function wayOut({ t }: HrVisit, { programme: { id }, entry }: Need): { readonly to: string; readonly label: string } {
  const { group, meeting, person, about } = entry;
  const stage = isOneOf(INTRODUCTION_STAGES, about) ? about : undefined;
  const change = (what: string) => pageOf(id, 'changes', { do: what, group, meeting, person });
  const ways: Readonly<Record<AttentionKind, string>> = {
    'mail-server': pageOf(id, 'mails', { outcome: 'planned' }),
    'no-mentor': change('mentor'),
    'mail-refused': person === undefined ? pageOf(id, 'mails') : pageOf(id, `people/${person}`),
    'introduction-late': pageOf(id, 'introduction'),
    'meeting-not-held': change('move'),
    'invitation-declined': change('mentor'),
    'no-reserve': pageOf(id, 'introduction'),
    'commission-commented': pageOf(id, 'introduction'),
    concern: pageOf(id, 'people', { group }),
    'stage-late': pageOf(id, 'introduction', { stage }),
    'meeting-unconfirmed': change('held'),
    'talks-unconfirmed': change('talk'),
    'circle-unconfirmed': pageOf(id, 'timeline'),
    'small-group': pageOf(id, 'people', { group }),
    'group-lapsed': pageOf(id, 'timeline', { group }),
    'group-empty': pageOf(id, 'timeline', { group }),
    'group-lost': pageOf(id, 'timeline', { group }),
    'message-refused': pageOf(id, 'timeline', { group }),
  };
  return { to: ways[entry.kind], label: t.start.ways[entry.kind] };
}

function Cards({ visit, programmes }: { visit: HrVisit; programmes: readonly Fares[] }): ReactNode {
  return (
    <ul className="cards">
      {programmes.map((fares) => (
        <li key={fares.programme.id}>
          <Card visit={visit} fares={fares} />
        </li>
      ))}
    </ul>
  );
}

function Card({ visit, fares }: { visit: HrVisit; fares: Fares }): ReactNode {
  const { t } = visit;
  const { programme, phase, round, isRehearsal, isCancelled, mentees, meetings, handIns, mails, next } = fares;
  const dates = datesOf(visit, programme.timeZone);
  const trouble = mails.failed + mails.refused;
  return (
    <>
      <h3>
        <a href={pageOf(programme.id)}>{programme.title}</a>
      </h3>
      <p>
        {t.phases[phase]}
        {round > 0 && phase !== 'ended' ? `, ${t.start.round(round)}` : ''}{' '}
        {isRehearsal ? <span className="state">{t.start.rehearsal}</span> : null}{' '}
        {isCancelled ? <span className="state bad">{t.start.cancelled}</span> : null}
      </p>
      <ul>
        {phase === 'unknown' ? null : (
          <>
            <li>{t.start.groups(programme.groups.length, mentees.there, mentees.left)}</li>
            <li>{t.start.meetings(meetings.held, meetings.of, meetings.unconfirmed)}</li>
          </>
        )}
        {handIns.of > 0 ? <li>{t.start.handIns(handIns.given, handIns.of)}</li> : null}
        <li>
          {t.start.mails(mails.sent, mails.planned)}{' '}
          {trouble > 0 ? (
            <a href={pageOf(programme.id, 'mails', { outcome: 'failed' })}>{t.start.trouble(trouble)}</a>
          ) : null}
        </li>
        {next ? <li>{t.start.next(t.moments[next.kind], dates.shortMoment(next.at))}</li> : null}
      </ul>
    </>
  );
}
