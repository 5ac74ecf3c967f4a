// The plan as the grid works on it: shifts of people by day, brushes, the rotation, copying a week. The server checks it.
export interface Line {
  person: string;
  from: number;
  until: number;
  post: string;
  unit: string | null;
}

export interface Brush {
  code: string;
  /** Minutes after midnight; at or before the beginning it ends on the next day. */
  begins: number;
  ends: number;
}

/** The shifts of the trade: day, night, office hours, early, late. */
export const BRUSHES: readonly Brush[] = [
  { code: "day", begins: 480, ends: 1200 },
  { code: "night", begins: 1200, ends: 480 },
  { code: "office", begins: 510, ends: 1050 },
  { code: "early", begins: 480, ends: 960 },
  { code: "late", begins: 960, ends: 1440 },
  { code: "deep", begins: 0, ends: 480 },
];

export const DAY = 86_400_000;
const SHIFT = 8 * 3_600_000;

/** Midnight of the day in China in which an instant lies. */
export function midnight(at: number): number {
  return Math.floor((at + SHIFT) / DAY) * DAY - SHIFT;
}

/** Monday midnight of the week of an instant. */
export function monday(at: number): number {
  const day = midnight(at);
  const weekday = (new Date(day + SHIFT).getUTCDay() + 6) % 7;
  return day - weekday * DAY;
}

export function daysOf(from: number, until: number): number[] {
  const out: number[] = [];
  for (let day = midnight(from); day < until && out.length < 100; day += DAY) out.push(day);
  return out;
}

export function lineOf(person: string, day: number, brush: Brush): Line {
  const end = brush.ends <= brush.begins ? brush.ends + 1440 : brush.ends;
  return {
    person,
    from: day + brush.begins * 60_000,
    until: day + end * 60_000,
    post: "",
    unit: null,
  };
}

/** What stands in a cell: the shifts of a person that begin on a day. */
export function cell(lines: readonly Line[], person: string, day: number): Line[] {
  return lines.filter((line) => line.person === person && line.from >= day && line.from < day + DAY);
}

/** The cell painted: the same brush again clears it, as does the eraser (no brush). */
export function painted(lines: readonly Line[], person: string, day: number, brush: Brush | null): Line[] {
  const there = cell(lines, person, day);
  const rest = lines.filter((line) => !there.includes(line));
  if (!brush) return rest;
  const next = lineOf(person, day, brush);
  const same = there.length === 1 && there[0]?.from === next.from && there[0]?.until === next.until;
  return same ? rest : [...rest, next];
}

/** A rotation for people in turn: on day `d` the `n`-th has the turn `d + n`, so one day's turns go to different people. */
export function rotated(
  lines: readonly Line[],
  people: readonly string[],
  cycle: readonly (Brush | null)[],
  days: readonly number[],
): Line[] {
  if (cycle.length === 0) return [...lines];
  const out = lines.filter((line) => !people.includes(line.person));
  days.forEach((day, d) => {
    people.forEach((person, n) => {
      const turn = cycle[(d + n) % cycle.length];
      if (turn) out.push(lineOf(person, day, turn));
    });
  });
  return out;
}

/** The seven days from `from` again in the seven days after them. */
export function copiedWeek(lines: readonly Line[], from: number): Line[] {
  const week = lines.filter((line) => line.from >= from && line.from < from + 7 * DAY);
  const rest = lines.filter((line) => line.from < from + 7 * DAY || line.from >= from + 14 * DAY);
  return [
    ...rest,
    ...week.map((line) => ({ ...line, from: line.from + 7 * DAY, until: line.until + 7 * DAY })),
  ];
}

/** `08:00–20:00` */
export function hours(line: Pick<Line, "from" | "until">): string {
  const text = (at: number) => new Date(at + SHIFT).toISOString().slice(11, 16);
  return `${text(line.from)}–${text(line.until)}`;
}

export function brushOf(line: Pick<Line, "from" | "until">): Brush | undefined {
  const day = midnight(line.from);
  return BRUSHES.find((brush) => {
    const same = lineOf("", day, brush);
    return same.from === line.from && same.until === line.until;
  });
}

/** As the server wants it. */
export function spoken(lines: readonly Line[]) {
  const text = (at: number) => `${new Date(at + SHIFT).toISOString().slice(0, 19)}+08:00`;
  return [...lines]
    .sort((a, b) => a.from - b.from || a.person.localeCompare(b.person))
    .map((line) => ({
      person: line.person,
      from: text(line.from),
      until: text(line.until),
      ...(line.post ? { post: line.post } : {}),
      ...(line.unit ? { unit: line.unit } : {}),
    }));
}

/** `2026-03-09T08:00:00+08:00` */
export function stamp(at: number): string {
  return `${new Date(at + SHIFT).toISOString().slice(0, 19)}+08:00`;
}
