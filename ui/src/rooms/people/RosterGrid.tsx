// The grid of a roster: one row a person, one column a day. Arrow keys move, Enter and Space paint.
import { Checkbox } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useLanguage, useTexts } from "../../spine/words/language";
import { brushOf, cell, DAY, hours, type Line } from "./plan";
import type { DutyProblem, DutyWeek } from "./queries";

interface Props {
  people: DutyWeek["people"];
  days: number[];
  lines: Line[];
  away: DutyWeek["away"];
  problems: DutyProblem[];
  /** People ticked for the rotation; without it nobody is. */
  picked?: string[];
  onPick?: (people: string[]) => void;
  /** Without it the grid is read only. */
  onPaint?: (person: string, day: number) => void;
}

const WEEK = { zh: "日一二三四五六", en: "SMTWTFS" } as const;

export function RosterGrid({ people, days, lines, away, problems, picked, onPick, onPaint }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const box = useRef<HTMLTableElement>(null);
  if (people.length === 0) return <div className="card empty">{t("roster.nobody")}</div>;
  const empty = (day: number) =>
    problems.some((one) => one.person === null && one.from < day + DAY && day < one.until);
  const wrong = (person: string, day: number) =>
    problems.some((one) => one.person === person && one.from < day + DAY && day < one.until);
  const gone = (person: string, day: number) =>
    away.some((one) => one.person === person && one.from < day + DAY && day < (one.until ?? Infinity));
  function move(event: KeyboardEvent<HTMLTableElement>) {
    const at = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
    const [row, column] = at?.dataset.cell?.split(".").map(Number) ?? [];
    if (row === undefined || column === undefined) return;
    const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!by) return;
    event.preventDefault();
    box.current
      ?.querySelector<HTMLElement>(`[data-cell="${row + (by[0] ?? 0)}.${column + (by[1] ?? 0)}"]`)
      ?.focus();
  }
  return (
    <section className="card table-card roster-grid-card">
      <table className="roster-grid" ref={box} onKeyDown={move}>
        <thead>
          <tr>
            <th>{t("roster.people")}</th>
            {days.map((day) => {
              const date = new Date(day + 8 * 3_600_000);
              const weekday = date.getUTCDay();
              return (
                <th
                  key={day}
                  className={`${weekday % 6 === 0 ? "roster-weekend" : ""} ${empty(day) ? "roster-empty" : ""}`}
                >
                  <span className="quiet">{WEEK[language][weekday]}</span>
                  <span className="figures">{date.getUTCDate()}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {people.map(({ person, unit }, row) => (
            <tr key={person.id}>
              <th scope="row">
                {picked && (
                  <Checkbox
                    aria-label={person.name}
                    checked={picked.includes(person.id)}
                    onChange={(event) =>
                      onPick?.(
                        event.target.checked
                          ? [...picked, person.id]
                          : picked.filter((one) => one !== person.id),
                      )
                    }
                  />
                )}
                <span>{person.name}</span>
                <span className="quiet roster-home">{unit?.name}</span>
              </th>
              {days.map((day, column) => {
                const there = cell(lines, person.id, day);
                const code = there.length === 1 && there[0] ? (brushOf(there[0])?.code ?? "own") : "own";
                const text = there.map((line) => hours(line)).join(" ");
                const short =
                  there.length === 0 ? "" : code === "own" ? text.slice(0, 5) : t(`roster.brushes.${code}`);
                const classes = `roster-cell ${there.length ? `shift-${code}` : ""} ${wrong(person.id, day) ? "roster-wrong" : ""}`;
                const about = `${person.name} ${new Date(day + 8 * 3_600_000).toISOString().slice(5, 10)} ${text}`;
                return (
                  <td key={day}>
                    {onPaint ? (
                      <button
                        type="button"
                        className={classes}
                        data-cell={`${row}.${column}`}
                        tabIndex={row === 0 && column === 0 ? 0 : -1}
                        onClick={() => onPaint(person.id, day)}
                        title={about}
                        aria-label={about}
                      >
                        {short || (gone(person.id, day) ? t("roster.away") : "")}
                      </button>
                    ) : (
                      <span className={classes} title={about}>
                        {short || (gone(person.id, day) ? t("roster.away") : "")}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("roster.count")}</th>
            {days.map((day) => {
              const n = lines.filter((line) => line.from >= day && line.from < day + DAY).length;
              return (
                <td key={day} className={`figures ${n === 0 ? "roster-empty" : ""}`}>
                  {n}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
