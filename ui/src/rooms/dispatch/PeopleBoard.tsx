import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { peopleQuery } from "../../api/queries";
import type { Board, BoardPerson, Row } from "../../api/types";
import { Countdown } from "../../spine/clock/Countdown";
import { shortTime } from "../../spine/clock/moment";
import { useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";
import { ordersOf } from "./board";
import { LoadBar } from "./LoadBar";

interface Props {
  board: Board;
  most: number | null;
  onChoose: (id: string) => void;
}

interface Team {
  id: string;
  name: string;
  people: BoardPerson[];
  /** Does the work of orders, or only sits at a desk of the same company. */
  works: boolean;
}

/** People by team: until when they are there, how much they hold, and what comes next for each. */
export function PeopleBoard({ board, most, onChoose }: Props) {
  const t = useTexts();
  const known = useQuery(peopleQuery("", board.unit.id));
  const teams = teamsOf(board, new Map(known.data?.map((one) => [one.id, one.unit])));
  const working = teams.filter((team) => team.works);
  const others = teams.filter((team) => !team.works).flatMap((team) => team.people);
  return (
    <section className="dispatch-people" aria-label={t("dispatch.crew")}>
      {board.people.length === 0 && <div className="card empty">{t("dispatch.nobody")}</div>}
      {working.map((team) => (
        <section key={team.id} className="team" aria-labelledby={`team-${team.id}`}>
          <h2 id={`team-${team.id}`}>
            {team.name} <span className="quiet figures">{team.people.length}</span>
          </h2>
          <ul className="crew">
            {team.people.map((one) => (
              <OnePerson key={one.person.id} one={one} most={most} onChoose={onChoose} />
            ))}
          </ul>
        </section>
      ))}
      {others.length > 0 && (
        <details className="crew-others">
          <summary>{t("dispatch.others", { n: others.length })}</summary>
          <p className="quiet">{others.map((one) => one.person.name).join(t("form.and"))}</p>
        </details>
      )}
    </section>
  );
}

export function teamsOf(board: Board, home: Map<string, { id: string; name: string }>): Team[] {
  const teams = new Map<string, Team>();
  for (const one of board.people) {
    const unit = home.get(one.person.id) ?? one.orders[0]?.unit ?? board.unit;
    const team = teams.get(unit.id) ?? { id: unit.id, name: unit.name, people: [], works: false };
    team.people.push(one);
    team.works ||= one.orders.length > 0;
    teams.set(unit.id, team);
  }
  for (const row of board.waiting) {
    const team = teams.get(row.unit.id);
    if (team) team.works = true;
  }
  for (const team of teams.values()) {
    // Who is there stands before who is not, and who has room before who has none.
    team.people.sort(
      (a, b) =>
        Number(b.on_shift_until !== null) - Number(a.on_shift_until !== null) ||
        a.load - b.load ||
        a.person.name.localeCompare(b.person.name, "zh"),
    );
  }
  return [...teams.values()];
}

function OnePerson({
  one,
  most,
  onChoose,
}: {
  one: BoardPerson;
  most: number | null;
  onChoose: (id: string) => void;
}) {
  const t = useTexts();
  const { ahead, behind } = ordersOf(one);
  return (
    <li className={`crew-card ${one.on_shift_until === null ? "crew-away" : ""}`}>
      <div className="crew-head">
        <strong>{one.person.name}</strong>
        <Shift until={one.on_shift_until} />
        <LoadBar load={one.load} most={most} />
      </div>
      <ol className="crew-orders">
        {ahead.map((row) => (
          <li key={row.id}>
            <AtHand row={row} onChoose={onChoose} />
          </li>
        ))}
        {ahead.length === 0 && <li className="quiet crew-note">{t("dispatch.noOrders")}</li>}
        {behind.length > 0 && (
          <li className="quiet crew-note">{t("dispatch.behind", { n: behind.length })}</li>
        )}
      </ol>
    </li>
  );
}

export function Shift({ until }: { until: number | null }) {
  const t = useTexts();
  return until === null ? (
    <span className="shift shift-off">{t("dispatch.offShift")}</span>
  ) : (
    <span className="shift">{t("dispatch.onShift", { at: shortTime(until).slice(-5) })}</span>
  );
}

/** An order that can still be given to somebody else opens its candidates; any other opens itself. */
function AtHand({ row, onChoose }: { row: Row; onChoose: (id: string) => void }) {
  const naming = useNaming();
  const content = (
    <>
      <Countdown due={row.next_due_at} colour={row.colour} />
      <PriorityTag code={row.priority} />
      <span className="crew-what">{row.summary || naming.type(row.type)}</span>
      <span className="quiet crew-state">{naming.state(row.kind, row.state)}</span>
    </>
  );
  if (row.actions.includes("reassign")) {
    return (
      <button type="button" className="crew-order" onClick={() => onChoose(row.id)}>
        {content}
      </button>
    );
  }
  return (
    <Link to="/records/$id" params={{ id: row.id }} search={{}} className="crew-order row-card">
      {content}
    </Link>
  );
}
