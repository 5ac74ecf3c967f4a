import { EllipsisOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Checkbox, Dropdown } from "antd";
import type { Row } from "../../api/types";
import { Countdown } from "../../spine/clock/Countdown";
import { shortTime } from "../../spine/clock/moment";
import { useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "./PriorityTag";

interface Props {
  rows: Row[];
  cursor: number;
  onCursor: (index: number) => void;
  picked: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onToggleAll: (all: boolean) => void;
  onOpen: (id: string, act?: string) => void;
}

export function QueueTable(props: Props) {
  const t = useTexts();
  const { rows, picked } = props;
  // Some kinds have no summary: their type takes the room.
  const summaries = rows.some((row) => row.summary);
  const all = picked.size > 0 && rows.every((row) => picked.has(row.id));
  return (
    <section className="card table-card" aria-label={t("nav.queue")}>
      <table className="grid">
        <thead>
          <tr>
            <th className="col-pick">
              <Checkbox
                aria-label={t("queue.pickAll")}
                checked={all}
                indeterminate={picked.size > 0 && !all}
                onChange={(event) => props.onToggleAll(event.target.checked)}
              />
            </th>
            <th className="col-number">{t("row.number")}</th>
            <th className="col-clock">{t("row.clock")}</th>
            <th className="col-priority">{t("row.priority")}</th>
            <th className="col-type">{t("row.type")}</th>
            {summaries && <th>{t("row.summary")}</th>}
            <th className="col-customer">{t("row.customer")}</th>
            <th className="col-unit">{t("row.unit")}</th>
            <th className="col-owner">{t("row.owner")}</th>
            <th className="col-state">{t("row.state")}</th>
            <th className="col-time">{t("row.received")}</th>
            <th className="col-act">
              <span className="unseen">{t("row.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <OneRow key={row.id} row={row} index={index} summaries={summaries} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneRow({
  row,
  index,
  summaries,
  ...props
}: Props & { row: Row; index: number; summaries: boolean }) {
  const t = useTexts();
  const naming = useNaming();
  const at = props.cursor === index || (props.cursor < 0 && index === 0);
  const actions = row.actions ?? [];
  return (
    <tr
      data-row={index}
      tabIndex={at ? 0 : -1}
      className={`${props.cursor === index ? "row-at" : ""} ${props.picked.has(row.id) ? "row-picked" : ""}`}
      onFocus={() => props.onCursor(index)}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest("a, button, input, label, .ant-dropdown"))
          props.onOpen(row.id);
      }}
    >
      <td>
        <Checkbox
          aria-label={t("queue.pick", { number: row.number })}
          checked={props.picked.has(row.id)}
          onChange={() => props.onToggle(row.id)}
        />
      </td>
      <td className="figures">
        <Link to="/records/$id" params={{ id: row.id }} search={{}}>
          {row.number}
        </Link>
        {row.kind !== "request" && <span className="mark">{naming.kind(row.kind)}</span>}
      </td>
      <td>
        <Countdown
          due={row.next_due_at}
          colour={row.colour}
          label={row.next_clock ? naming.clock(row.next_clock) : undefined}
        />
      </td>
      <td>
        <PriorityTag code={row.priority} />
      </td>
      <td className={`cut ${summaries ? "col-type" : "col-summary"}`} title={naming.type(row.type)}>
        {naming.type(row.type)}
      </td>
      {summaries && (
        <td className="cut col-summary" title={row.summary}>
          {row.summary}
        </td>
      )}
      <td className="cut">{row.customer?.name ?? ""}</td>
      <td className="cut" title={row.unit?.name}>
        {row.unit?.name ?? ""}
      </td>
      <td className="cut">
        {row.owner?.name ?? <span className="quiet">{t("row.unclaimed")}</span>}
        {row.duty_open && (
          <span className="duty" title={t("row.dutyTitle")}>
            <span aria-hidden="true">{t("row.dutyMark")}</span>
            <span className="unseen">{t("row.duty")}</span>
          </span>
        )}
      </td>
      <td>{naming.state(row.kind, row.state)}</td>
      <td className="figures">{shortTime(row.received_at)}</td>
      <td>
        {actions.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: actions.map((action) => ({ key: action, label: naming.action(row.kind, action) })),
              onClick: ({ key }) => props.onOpen(row.id, key),
            }}
          >
            <button
              type="button"
              className="icon-button icon-button-small"
              aria-label={t("row.actionsOf", { number: row.number })}
            >
              <EllipsisOutlined aria-hidden="true" />
            </button>
          </Dropdown>
        )}
      </td>
    </tr>
  );
}
