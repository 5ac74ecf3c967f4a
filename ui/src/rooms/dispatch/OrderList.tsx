import { EnvironmentOutlined } from "@ant-design/icons";
import { type Ref, useState } from "react";
import type { Row } from "../../api/types";
import { Countdown } from "../../spine/clock/Countdown";
import { shortTime } from "../../spine/clock/moment";
import { useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";
import { addressIn, type Brief, type Stage, stageOf } from "./board";
import { rove } from "./rove";

interface Props {
  groups: { stage: Stage; rows: Row[] }[];
  briefs: Map<string, Brief>;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  ref?: Ref<HTMLDivElement>;
}

/** What waits, by what it waits for; one stop of the Tab key, the arrows move, Enter chooses. */
export function OrderList({ groups, briefs, chosen, onChoose, ref }: Props) {
  const t = useTexts();
  const [at, setAt] = useState<string>();
  const ids = groups.flatMap((group) => group.rows.map((row) => row.id));
  const stop = [at, chosen].find((id) => id && ids.includes(id)) ?? ids[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div className="dispatch-list" ref={ref} onKeyDown={(event) => rove(event, "data-order")}>
      {groups.map(({ stage, rows }) => (
        <section key={stage} aria-labelledby={`stage-${stage}`}>
          <h2 id={`stage-${stage}`}>
            {t(`dispatch.stage_${stage}`)} <span className="quiet figures">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className="dispatch-order"
                  data-order={row.id}
                  tabIndex={row.id === stop ? 0 : -1}
                  aria-current={row.id === chosen ? "true" : undefined}
                  onFocus={() => setAt(row.id)}
                  onClick={() => onChoose(row.id)}
                >
                  <OneOrder row={row} brief={briefs.get(row.id)} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OneOrder({ row, brief }: { row: Row; brief: Brief | undefined }) {
  const t = useTexts();
  const naming = useNaming();
  const stage = stageOf(row);
  return (
    <>
      <span className="dispatch-order-head">
        <PriorityTag code={row.priority} />
        <Countdown
          due={row.next_due_at}
          colour={row.colour}
          label={row.next_clock ? naming.clock(row.next_clock) : undefined}
        />
        <span className="dispatch-order-number quiet figures">{row.number}</span>
      </span>
      <span className="dispatch-order-what">
        {row.summary ? (
          <>
            {row.summary} <span className="dispatch-order-type quiet">{naming.type(row.type)}</span>
          </>
        ) : (
          naming.type(row.type)
        )}
      </span>
      {brief && addressIn(brief) && (
        <span className="dispatch-address">
          <EnvironmentOutlined aria-hidden="true" /> {addressIn(brief)}
        </span>
      )}
      <span className="dispatch-order-foot quiet">
        {brief?.wanted && <span>{t("dispatch.wanted", { text: brief.wanted })}</span>}
        {stage === "acceptance" ? (
          <span>{t("dispatch.withPerson", { name: row.owner?.name ?? "" })}</span>
        ) : (
          <span>{row.unit.name}</span>
        )}
        <span className="figures">{t("dispatch.since", { at: shortTime(row.received_at) })}</span>
        {stage === "dispatch" && row.state !== "new" && <span>{naming.state(row.kind, row.state)}</span>}
      </span>
    </>
  );
}
