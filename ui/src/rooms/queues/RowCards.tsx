import { Link } from "@tanstack/react-router";
import type { Row } from "../../api/types";
import { Countdown } from "../../spine/clock/Countdown";
import { shortTime } from "../../spine/clock/moment";
import { useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "./PriorityTag";

/** Rows as cards: the queue on a phone, linked and similar matters anywhere. */
export function RowCards({ rows }: { rows: Row[] }) {
  const t = useTexts();
  const naming = useNaming();
  return (
    <ul className="row-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/records/$id" params={{ id: row.id }} search={{}} className="row-card">
            <span className="row-card-head">
              <span className="figures row-card-number">{row.number}</span>
              <PriorityTag code={row.priority} />
              <span className="row-card-state">{naming.state(row.kind, row.state)}</span>
            </span>
            <span className="row-card-summary">{row.summary || naming.type(row.type)}</span>
            <span className="row-card-foot">
              <Countdown
                due={row.next_due_at}
                colour={row.colour}
                label={row.next_clock ? naming.clock(row.next_clock) : undefined}
              />
              <span className="quiet">
                {[naming.type(row.type), row.owner?.name ?? t("row.unclaimed"), shortTime(row.received_at)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
