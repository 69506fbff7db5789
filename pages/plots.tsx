// Pictures of figures, drawn on the server: SVG without styles or scripts, each with a title, a description, and its figures as a table.
import type { ReactNode } from 'react';
import { GREEN, INK, PALE } from './ink.ts';

/** Drawn for a phone; wider it is only larger. */
const WIDTH = 320;
const ROW = 46;
const BAR = 20;
/** Where a bar begins under its label. */
const UNDER = 20;
/** From no to yes; told apart without colours, too, since each part carries its number. */
const GRADES = ['#8c4a00', '#d9a45b', '#e9e6d8', '#7fb3a2', GREEN];
const ON_GRADES = ['#ffffff', INK, INK, INK, '#ffffff'];

export interface Share {
  readonly label: string;
  readonly value: number;
  readonly of: number;
}

/** A bar a row: how many of how many. */
export function Shares({ title, about, rows }: { title: string; about: string; rows: readonly Share[] }): ReactNode {
  const width = WIDTH - 70;
  return (
    <Figure title={title} about={about} height={rows.length * ROW}>
      {rows.map(({ label, value, of }, index) => {
        const y = index * ROW;
        const filled = of === 0 ? 0 : (value / of) * width;
        return (
          <g key={label}>
            <text x={0} y={y + 14} fontSize={14} fill={INK}>
              {label}
            </text>
            <rect x={0} y={y + UNDER} width={width} height={BAR} fill={PALE} />
            <rect x={0} y={y + UNDER} width={filled} height={BAR} fill={GREEN} />
            <text x={width + 8} y={y + UNDER + 15} fontSize={14} fill={INK}>
              {`${value} / ${of}`}
            </text>
          </g>
        );
      })}
    </Figure>
  );
}

export interface Spread {
  readonly label: string;
  readonly counts: readonly number[];
}

/** How many gave each grade: one bar a row, its parts from the lowest grade to the highest. */
export function Spreads({ title, about, rows }: { title: string; about: string; rows: readonly Spread[] }): ReactNode {
  const width = WIDTH;
  return (
    <Figure title={title} about={about} height={rows.length * ROW}>
      {rows.map(({ label, counts }, index) => {
        const y = index * ROW;
        const all = counts.reduce((sum, each) => sum + each, 0);
        const starts = counts.map((_, grade) => counts.slice(0, grade).reduce((sum, each) => sum + each, 0));
        return (
          <g key={label}>
            <text x={0} y={y + 14} fontSize={14} fill={INK}>
              {label}
            </text>
            {counts.map((count, grade) => {
              const x = ((starts[grade] ?? 0) / Math.max(1, all)) * width;
              const part = (count / Math.max(1, all)) * width;
              return count === 0 ? null : (
                <g key={`${label} ${String(grade)}`}>
                  <rect x={x} y={y + UNDER} width={part} height={BAR} fill={GRADES[grade]} stroke="#ffffff" />
                  <text x={x + part / 2} y={y + UNDER + 15} fontSize={14} textAnchor="middle" fill={ON_GRADES[grade]}>
                    {count}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </Figure>
  );
}

/** What the colours of a spread mean. */
export function Legend({ labels }: { labels: readonly string[] }): ReactNode {
  return (
    <ul className="legend">
      {labels.map((label, grade) => (
        <li key={label}>
          <svg width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" fill={GRADES[grade]} stroke={INK} />
          </svg>{' '}
          {label}
        </li>
      ))}
    </ul>
  );
}

function Figure(given: { title: string; about: string; height: number; children: ReactNode }): ReactNode {
  const { title, about, height, children } = given;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} className="plot" role="img" fontFamily="Arial, Helvetica, sans-serif">
      <title>{title}</title>
      <desc>{about}</desc>
      {children}
    </svg>
  );
}

/** The same figures to read. The first cell of a row says what it is about. */
export function Table({
  head,
  rows,
}: {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}): ReactNode {
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={head.join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
