import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Button, Input, Select, Skeleton } from "antd";
import { useEffect, useState } from "react";
import type { Delivery } from "../../api/types";
import { fullTime, shortTime } from "../../spine/clock/moment";
import { clearing } from "../../spine/form/clearing";
import { PersonPicker } from "../../spine/form/RefPicker";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { useLanguage, useTexts } from "../../spine/words/language";
import { deliveriesQuery, notifyPreviewQuery } from "./asked";
import {
  type DeliverySearch,
  fileOf,
  MEANS,
  PURPOSES,
  readDeliverySearch,
  STATES,
  toDeliveries,
} from "./deliveries";
import "./words";

const PARTS = ["log", "words"] as const;

/** What was sent to whom and what became of it, and how it reads. */
export function DeliveriesPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = readDeliverySearch(useSearch({ from: "/shell/deliveries" }));
  const part = search.part === "words" ? "words" : "log";
  const change = (next: DeliverySearch) => void navigate({ to: "/deliveries", search: next, replace: true });
  return (
    <div className="page page-wide">
      <PageHead title={t("deliveries.title")}>
        {part === "log" && <Button href={fileOf(search)}>{t("deliveries.file")}</Button>}
      </PageHead>
      <div>
        <fieldset className="segments">
          <legend className="unseen">{t("deliveries.title")}</legend>
          {PARTS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={part === one}
              onClick={() => change(one === "words" ? { part: one } : {})}
            >
              {t(`deliveries.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {part === "words" ? <Preview /> : <Log search={search} onChange={change} />}
    </div>
  );
}

interface Props {
  search: DeliverySearch;
  onChange: (next: DeliverySearch) => void;
}

function Log({ search, onChange }: Props) {
  const t = useTexts();
  const query = useInfiniteQuery(deliveriesQuery(toDeliveries(search)));
  if (query.error) return <EndPage error={query.error} />;
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <Filters search={search} onChange={onChange} />
      {query.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 10 }} />
        </div>
      )}
      {query.data && lines.length === 0 && (
        <div className="card empty">
          <p>{t(filtered ? "deliveries.noneFiltered" : "deliveries.none")}</p>
          {filtered && <Button onClick={() => onChange({})}>{t("deliveries.clear")}</Button>}
        </div>
      )}
      {lines.length > 0 && <Lines lines={lines} />}
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("deliveries.more")}
          </Button>
        </div>
      )}
    </>
  );
}

function Filters({ search, onChange }: Props) {
  const t = useTexts();
  const [number, setNumber] = useState(search.number ?? "");
  useEffect(() => setNumber(search.number ?? ""), [search.number]);
  const set = (name: keyof DeliverySearch, value: string | undefined) => {
    const next = { ...search, [name]: value };
    if (!value) delete next[name];
    onChange(next);
  };
  const choice = (name: "means" | "state" | "purpose", codes: readonly string[]) => (
    <Select
      aria-label={t(`deliveries.${name}`)}
      placeholder={t(`deliveries.${name}`)}
      value={search[name]}
      onChange={(value: string | undefined) => set(name, value)}
      options={codes.map((code) => ({ value: code, label: t(`deliveries.${name[0]}_${code}`) }))}
      allowClear={clearing()}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <section className="filters audit-filters" aria-label={t("deliveries.filters")}>
      <div className="filter-person">
        <PersonPicker
          value={search.person}
          onChange={(value) => set("person", value)}
          described={{ id: "delivery-person", "aria-label": t("deliveries.person") } as never}
          placeholder={t("deliveries.person")}
        />
      </div>
      {choice("purpose", PURPOSES)}
      {choice("means", MEANS)}
      {choice("state", STATES)}
      <Input
        className="filter-number"
        aria-label={t("deliveries.number")}
        placeholder={t("deliveries.number")}
        allowClear
        autoComplete="off"
        value={number}
        onChange={(event) => {
          setNumber(event.target.value);
          if (!event.target.value) set("number", undefined);
        }}
        onPressEnter={() => set("number", number.trim())}
        onBlur={() => set("number", number.trim())}
      />
      {Object.keys(search).length > 0 && (
        <Button type="link" onClick={() => onChange({})}>
          {t("deliveries.clear")}
        </Button>
      )}
    </section>
  );
}

function Lines({ lines }: { lines: Delivery[] }) {
  const t = useTexts();
  return (
    <section className="card table-card" aria-label={t("deliveries.log")}>
      <table className="grid grid-settings audit-grid">
        <thead>
          <tr>
            <th>{t("deliveries.at")}</th>
            <th>{t("deliveries.to")}</th>
            <th>{t("deliveries.means")}</th>
            <th>{t("deliveries.about")}</th>
            <th>{t("deliveries.became")}</th>
            <th>{t("deliveries.steps")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <OneLine key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneLine({ line }: { line: Delivery }) {
  const t = useTexts();
  const language = useLanguage();
  const bad = line.state === "failed" || line.state === "unclear";
  const steps = [
    line.sent_at && t("deliveries.sentAt", { at: shortTime(line.sent_at) }),
    line.delivered_at && t("deliveries.deliveredAt", { at: shortTime(line.delivered_at) }),
    line.read_at && t("deliveries.readAt", { at: shortTime(line.read_at) }),
    line.answered_at && t("deliveries.answeredAt", { key: line.answer, at: shortTime(line.answered_at) }),
  ].filter(Boolean);
  return (
    <tr>
      <td className="figures keep">{fullTime(line.at, language)}</td>
      <td className="keep">
        {line.person?.name ?? t("deliveries.customer")}
        {line.to && <small className="figures quiet"> {line.to}</small>}
      </td>
      <td className="keep">
        {t(`deliveries.m_${line.means}`)}
        <small className="quiet">
          {" "}
          {line.driver === "recorder" ? t("deliveries.recorder") : line.driver}
        </small>
      </td>
      <td>
        {t(`deliveries.p_${line.purpose}`, { defaultValue: line.purpose })}{" "}
        {line.urgent && <span className="mark">{t("deliveries.urgent")}</span>}{" "}
        {line.record &&
          (line.record.open ? (
            <Link className="figures" to="/records/$id" params={{ id: line.record.id }} search={{}}>
              {line.record.number}
            </Link>
          ) : (
            <span className="figures">{line.record.number}</span>
          ))}
      </td>
      <td>
        <span className={bad ? "mark mark-late" : "mark"}>{t(`deliveries.s_${line.state}`)}</span>
        {line.tries > 1 && <small className="quiet"> {t("deliveries.tries", { n: line.tries })}</small>}
        {line.error && <small className="quiet"> {line.error}</small>}
      </td>
      <td className="figures quiet">{steps.length > 0 ? steps.join(" · ") : "—"}</td>
    </tr>
  );
}

function Preview() {
  const t = useTexts();
  const language = useLanguage();
  const samples = useQuery(notifyPreviewQuery);
  if (samples.error) return <EndPage error={samples.error} />;
  if (samples.isPending) return <Skeleton active />;
  return (
    <section className="card">
      <p className="quiet">{t("deliveries.wordsAbout")}</p>
      <dl>
        {samples.data.map((one) => (
          <div key={one.purpose}>
            <dt>
              <strong>{t(`deliveries.p_${one.purpose}`)}</strong>
            </dt>
            {(language === "en" ? [one.en, one.zh] : [one.zh, one.en]).map((text, at) => (
              <dd key={text} className={at ? "quiet" : undefined}>
                {text}
              </dd>
            ))}
            {one.broken && <Alert type="warning" showIcon title={t("deliveries.broken")} />}
          </div>
        ))}
      </dl>
    </section>
  );
}
