// One picture of the course: groups as lanes, their meetings and deadlines, the mentor circle above, and today. Filled marks have been,
// open ones will be; each leads to its mails.
import type { ReactNode } from 'react';
import type { Instant } from '../../domain/programme.ts';
import type { Dates } from '../../language/dates.ts';
import type { Words } from '../../language/words.ts';
import { GREEN, INK, PALE } from '../ink.ts';
import { pageOf } from './programme-frame.ts';

const LEFT = 190;
const WIDTH = 1180;
const TOP = 44;
const LANE = 40;
const RIGHT = 24;
const AMBER = '#8c4a00';
const DAY_MS = 86_400_000;
const MARGIN_MS = 7 * DAY_MS;

interface Lane {
  readonly id: string;
  readonly name: string;
  readonly meetings: readonly {
    readonly meeting: number;
    readonly startsAt: Instant;
    readonly status: 'planned' | 'held' | 'cancelled' | 'unconfirmed';
    readonly deadline?: Instant | undefined;
  }[];
}

export interface Course {
  /** Whose mails its marks lead to; none where it has not begun. */
  readonly programme: string | undefined;
  readonly lanes: readonly Lane[];
  readonly circle: readonly {
    readonly kind: 'preparation' | 'evaluation';
    readonly round: number;
    readonly startsAt: Instant;
    readonly status: 'planned' | 'held' | 'not-held';
  }[];
  readonly today: Instant;
}

/** Where an instant lies across the picture. */
type Across = (instant: Instant | number) => number;

export function CoursePicture({ t, dates, course }: { t: Words['hr']; dates: Dates; course: Course }): ReactNode {
  const { lanes, circle, today } = course;
  const all = [
    ...lanes.flatMap(({ meetings }) => meetings.flatMap(({ startsAt, deadline }) => [startsAt, deadline ?? startsAt])),
    ...circle.map(({ startsAt }) => startsAt),
  ].map((instant) => Date.parse(instant));
  if (all.length === 0) return null;
  const from = Math.min(...all) - MARGIN_MS;
  const to = Math.max(...all) + MARGIN_MS;
  const x: Across = (instant) => LEFT + ((new Date(instant).getTime() - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const first = circle.length > 0 ? 1 : 0;
  const height = TOP + (lanes.length + first) * LANE + 12;
  const now = Date.parse(today);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="course"
      role="group"
      aria-label={t.course.title}
      fontFamily="inherit"
    >
      <title>{t.course.title}</title>
      {monthsIn(from, to).map((month) => (
        <g key={month}>
          <line x1={x(month)} x2={x(month)} y1={TOP - 10} y2={height} stroke={PALE} />
          <text x={x(month) + 4} y={TOP - 16} fontSize={14} fill={INK}>
            {dates.month(new Date(month + DAY_MS).toISOString())}
          </text>
        </g>
      ))}
      {first === 1 ? <CircleLane t={t} dates={dates} course={course} x={x} /> : null}
      {lanes.map((lane, index) => (
        <GroupLane key={lane.id} t={t} dates={dates} course={course} x={x} lane={lane} y={middleOf(index + first)} />
      ))}
      {now > from && now < to ? (
        <g>
          <line
            x1={x(now)}
            x2={x(now)}
            y1={TOP - 10}
            y2={height}
            stroke={AMBER}
            strokeWidth={2}
            strokeDasharray="6 4"
          />
          <text x={x(now) + 5} y={height - 2} fontSize={13} fill={AMBER}>
            {t.course.today}
          </text>
        </g>
      ) : null}
    </svg>
  );
}

interface LaneGiven {
  readonly t: Words['hr'];
  readonly dates: Dates;
  readonly course: Course;
  readonly x: Across;
}

function CircleLane({ t, dates, course: { programme, circle }, x }: LaneGiven): ReactNode {
  const y = middleOf(0);
  return (
    <g>
      <LaneLine name={t.course.circle} y={y} />
      {circle.map(({ kind, round, startsAt, status }) => (
        <Mark
          key={`${kind} ${String(round)}`}
          to={mailsOf(programme, { group: 'circle', round })}
          says={t.course.says(t.course.circleMeeting[kind](round), dates.moment(startsAt), t.course.states[status])}
        >
          <Diamond x={x(startsAt)} y={y} filled={status === 'held'} />
        </Mark>
      ))}
    </g>
  );
}

function GroupLane({ t, dates, course, x, lane, y }: LaneGiven & { lane: Lane; y: number }): ReactNode {
  const { programme, today } = course;
  const { id, name, meetings } = lane;
  return (
    <g>
      <LaneLine name={name} y={y} />
      {meetings.map(({ meeting, startsAt, status, deadline }) => (
        <g key={meeting}>
          {deadline && status !== 'cancelled' ? (
            <Mark
              to={mailsOf(programme, { group: id, round: meeting, kind: 'task' })}
              says={t.course.says(t.course.deadline(meeting, name), dates.moment(deadline), '')}
            >
              <Triangle x={x(deadline)} y={y} filled={Date.parse(deadline) < Date.parse(today)} />
            </Mark>
          ) : null}
          <Mark
            to={mailsOf(programme, { group: id, round: meeting })}
            says={t.course.says(t.course.meeting(meeting, name), dates.moment(startsAt), t.course.states[status])}
          >
            <Meeting x={x(startsAt)} y={y} number={meeting} status={status} />
          </Mark>
        </g>
      ))}
    </g>
  );
}

/** The middle of a lane, counted from the top. */
function middleOf(lane: number): number {
  return TOP + lane * LANE + LANE / 2;
}

function LaneLine({ name, y }: { name: string; y: number }): ReactNode {
  return (
    <g>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} stroke={PALE} strokeWidth={2} />
      <text x={0} y={y + 5} fontSize={15} fill={INK}>
        {name.length > 24 ? `${name.slice(0, 23)}…` : name}
      </text>
    </g>
  );
}

function mailsOf(programme: string | undefined, query: Parameters<typeof pageOf>[2]): string | undefined {
  return programme === undefined ? undefined : pageOf(programme, 'mails', query);
}

function Mark({ to, says, children }: { to: string | undefined; says: string; children: ReactNode }): ReactNode {
  if (to === undefined)
    return (
      <g role="img" aria-label={says}>
        <title>{says}</title>
        {children}
      </g>
    );
  return (
    <a href={to} aria-label={says}>
      <title>{says}</title>
      {children}
    </a>
  );
}

function Meeting({ x, y, number, status }: { x: number; y: number; number: number; status: string }): ReactNode {
  const held = status === 'held';
  const colour = status === 'unconfirmed' ? AMBER : GREEN;
  return (
    <g>
      <circle cx={x} cy={y} r={13} fill={held ? GREEN : '#ffffff'} stroke={colour} strokeWidth={2.5} />
      {status === 'cancelled' ? (
        <path
          d={`M${x - 8} ${y - 8} L${x + 8} ${y + 8} M${x - 8} ${y + 8} L${x + 8} ${y - 8}`}
          stroke={INK}
          strokeWidth={2.5}
        />
      ) : (
        <text x={x} y={y + 5} fontSize={14} textAnchor="middle" fill={held ? '#ffffff' : INK}>
          {status === 'unconfirmed' ? '?' : number}
        </text>
      )}
    </g>
  );
}

function Triangle({ x, y, filled }: { x: number; y: number; filled: boolean }): ReactNode {
  const path = `M${x - 8} ${y + 7} L${x + 8} ${y + 7} L${x} ${y - 8} Z`;
  return <path d={path} fill={filled ? AMBER : '#ffffff'} stroke={AMBER} strokeWidth={2} />;
}

function Diamond({ x, y, filled }: { x: number; y: number; filled: boolean }): ReactNode {
  const path = `M${x} ${y - 10} L${x + 10} ${y} L${x} ${y + 10} L${x - 10} ${y} Z`;
  return <path d={path} fill={filled ? GREEN : '#ffffff'} stroke={GREEN} strokeWidth={2.5} />;
}

/** The first of each month, as milliseconds. */
function monthsIn(from: number, to: number): readonly number[] {
  const begin = new Date(from);
  const all = Array.from({ length: 40 }, (_, n) => Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + n, 1));
  return all.filter((month) => month > from && month < to);
}
