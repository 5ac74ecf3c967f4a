import { EnvironmentOutlined, PhoneOutlined, PrinterOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { Flow, Page } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";

export function RecordHead({ page, flow }: { page: Page; flow: Flow | undefined }) {
  const t = useTexts();
  const naming = useNaming();
  const language = useLanguage();
  const { record } = page;
  const facts: [string, string][] = [
    [t("row.type"), naming.type(record.type)],
    [t("row.channel"), naming.channel(record.channel)],
    [t("row.unit"), record.unit?.name ?? "—"],
    [t("row.owner"), record.owner?.name ?? t("row.unclaimed")],
    [t("row.firstOwner"), record.first_owner?.name ?? "—"],
    [t("row.received"), fullTime(record.received_at, language)],
  ];
  return (
    <section className="record-head" aria-label={t("record.head")}>
      {record.parent && (
        <p className="record-parent">
          {t("record.parent")}{" "}
          <Link to="/records/$id" params={{ id: record.parent.id }} search={{}}>
            {naming.kind(record.parent.kind)} {record.parent.number}
          </Link>{" "}
          <span className="quiet">{record.parent.summary}</span>
        </p>
      )}
      <p className="record-summary">
        <PriorityTag code={record.priority} long /> <span className="said">{record.summary}</span>
        {record.duty_open && <span className="mark mark-duty">{t("record.dutyOpen")}</span>}
        {record.round > 1 && <span className="mark">{t("record.round", { n: record.round })}</span>}
      </p>
      {record.kind === "incident" && <Where page={page} />}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Papers page={page} />
      {flow && <StateBar page={page} flow={flow} />}
    </section>
  );
}

/** Where it is and whom to ring back: what everybody asks first who is at work on an emergency. */
function Where({ page }: { page: Page }) {
  const t = useTexts();
  const value = (key: string) => String(page.fields.find((field) => field.key === key)?.value ?? "");
  const [address, contact, name] = [value("address"), value("contact"), value("name")];
  const masked = page.fields.find((field) => field.key === "contact")?.masked === true;
  return (
    <p className="record-where" data-testid="where">
      <EnvironmentOutlined aria-hidden="true" />
      <strong className={address ? undefined : "mark mark-late"}>
        {address || t("record.placeMissing")}
      </strong>
      <PhoneOutlined aria-hidden="true" />
      {contact && !masked ? (
        <a href={`tel:${contact}`}>{contact}</a>
      ) : (
        <span className={contact ? undefined : "mark mark-late"}>{contact || t("record.numberMissing")}</span>
      )}
      {name && <span>{name}</span>}
    </p>
  );
}

/** What the record can be printed as, in the language of the screen; the browser shows the file in a tab of its own. */
function Papers({ page }: { page: Page }) {
  const say = useSay();
  const language = useLanguage();
  if (page.papers.length === 0) return null;
  return (
    <p className="record-papers">
      {page.papers.map((paper) => (
        <a
          key={paper.code}
          href={`${paper.href}${paper.href.includes("?") ? "&" : "?"}lang=${language}`}
          target="_blank"
          rel="noreferrer"
        >
          <PrinterOutlined aria-hidden="true" /> {say(paper.words)}
        </a>
      ))}
    </p>
  );
}

/** All states of the flow; which were passed is known from the history, not from their order. */
function StateBar({ page, flow }: { page: Page; flow: Flow }) {
  const t = useTexts();
  const say = useSay();
  const been = new Set(page.timeline.items.flatMap((event) => [event.from, event.to]));
  return (
    <ol className="state-bar" aria-label={t("record.states")}>
      {flow.states.map((state) => {
        const here = state.code === page.record.state;
        return (
          <li
            key={state.code}
            data-state={state.code}
            className={here ? "state-here" : been.has(state.code) ? "state-been" : ""}
            aria-current={here ? "step" : undefined}
          >
            {been.has(state.code) && !here && <span aria-hidden="true">✓ </span>}
            {here && <span aria-hidden="true">● </span>}
            {say(state.words)}
          </li>
        );
      })}
    </ol>
  );
}
