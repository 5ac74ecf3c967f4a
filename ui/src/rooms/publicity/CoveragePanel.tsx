import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { asProblem } from "../../api/client";
import type { CampaignCoverage, CampaignFigures, Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { coverageQuery, reachedQuery } from "./queries";
import "./figures.css";
import "./publicity.css";
import "./words";

const WAYS = [
  "points",
  "sent",
  "delivered",
  "failed",
  "muted",
  "no_number",
  "visit",
  "counter",
  "call",
  "event",
] as const;

/** Hundredths of a percent as people read them. */
const rate = (hundredths: number) =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}%`;

/** What a campaign has reached, by class and way, with the formula by which it is counted (ANN-03). */
export function CoveragePanel({ page }: { page: Page }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { record } = page;
  const found = useQuery(coverageQuery(record.id));
  const [list, setList] = useState(false);
  if (record.state === "draft" || record.state === "approved") return null;
  if (found.isPending) return <Skeleton active />;
  if (found.error)
    return <ProblemNotice error={asProblem(found.error)} onRetry={() => void found.refetch()} />;
  const { all, rows, goal, formula, listed, waits } = found.data;
  return (
    <section className="card coverage" aria-labelledby="coverage-title" data-testid="coverage">
      <div className="row">
        <h2 id="coverage-title">{t("publicity.coverage")}</h2>
        <span className="row row-end grow">
          <Button size="small" href={`/api/campaigns/${record.id}/coverage.csv`}>
            {t("publicity.csv")}
          </Button>
          <Button
            size="small"
            href={`/api/campaigns/${record.id}/coverage.pdf?lang=${language}`}
            target="_blank"
          >
            {t("publicity.pdf")}
          </Button>
        </span>
      </div>
      <p className="coverage-head">
        <span className="coverage-rate">{rate(all.coverage)}</span>
        <span>{t("publicity.reached", { n: all.reached, all: all.points })}</span>
        {goal !== null && <span className="quiet">{t("publicity.goal", { n: goal })}</span>}
        {!listed && record.state === "running" && (
          <span className="quiet" role="status">
            {t("publicity.listing", { n: all.points })}
          </span>
        )}
        {waits > 0 && <span className="quiet">{t("publicity.waits", { n: waits })}</span>}
      </p>
      <div className="coverage-bar" aria-hidden="true">
        <span style={{ width: `${all.coverage / 100}%` }} />
        {goal !== null && <i style={{ left: `${goal}%` }} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t("publicity.coverage")}>
        <table className="figures-table">
          <thead>
            <tr>
              <th>{t("publicity.class")}</th>
              {WAYS.map((way) => (
                <th key={way}>{t(`publicity.${way}`)}</th>
              ))}
              <th>{t("publicity.reachedShort")}</th>
              <th>{t("publicity.coverage")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Figures key={one.class} name={say(one.words)} figures={one.figures} />
            ))}
            <Figures name={t("publicity.total")} figures={all} />
          </tbody>
        </table>
      </section>
      <p className="quiet">{say(formula)}</p>
      <Events found={found.data} />
      {list ? (
        <Reached id={record.id} />
      ) : (
        <Button size="small" onClick={() => setList(true)}>
          {t("publicity.list")}
        </Button>
      )}
    </section>
  );
}

function Figures({ name, figures }: { name: string; figures: CampaignFigures }) {
  return (
    <tr>
      <td>{name}</td>
      {WAYS.map((way) => (
        <td key={way} className="figures">
          {figures[way]}
        </td>
      ))}
      <td className="figures">{figures.reached}</td>
      <td className="figures">{rate(figures.coverage)}</td>
    </tr>
  );
}

function Events({ found }: { found: CampaignCoverage }) {
  const t = useTexts();
  const say = useSay();
  return (
    <>
      {found.events.length > 0 && <h3>{t("publicity.events")}</h3>}
      <ul className="plain-list points">
        {found.events.map((one) => (
          <li key={`${one.at} ${one.place}`} className="point-line">
            <span className="point-said">
              <strong>
                {say(one.words)} · {one.place}
              </strong>
              <small className="quiet">
                {shortTime(one.at)} · {t("publicity.came", { n: one.attendance })}
                {one.points > 0 && ` · ${t("publicity.signedIn", { n: one.points })}`}
                {one.text && ` · ${one.text}`}
              </small>
            </span>
            {one.photos.map((file, n) => (
              <a key={file} href={`/api/files/${file}`} target="_blank" rel="noreferrer">
                {t("publicity.photo", { n: n + 1 })}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {found.posters.length > 0 && <h3>{t("publicity.posters")}</h3>}
      <ul className="plain-list points">
        {found.posters.map((one) => (
          <li key={`${one.at} ${one.place}`} className="point-line">
            <span className="point-said">
              <strong>{one.place}</strong>
              <small className="quiet">
                {shortTime(one.at)} · {t("publicity.sheets", { n: one.count })}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The list with the proof of each point; nobody is named. */
function Reached({ id }: { id: string }) {
  const t = useTexts();
  const list = useInfiniteQuery(reachedQuery(id));
  if (list.isPending) return <Skeleton active />;
  if (list.error) return <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const said = (one: (typeof items)[number]) => {
    const out: string[] = [];
    const state = one.delivered_at
      ? "delivered"
      : one.sent_at
        ? "sent"
        : one.message === "failed"
          ? "failed"
          : "queued";
    if (one.message !== null || one.waits)
      out.push(t(`publicity.state_${state}`, { at: shortTime(one.delivered_at ?? one.sent_at) }).trim());
    else if (one.why) out.push(t(`publicity.why_${one.why}`));
    if (one.how) out.push(t(`publicity.how_${one.how}`, { at: shortTime(one.reached_at) }));
    return out.length > 0 ? out.join(" · ") : t("publicity.notTold");
  };
  return (
    <>
      <h3>{t("publicity.list")}</h3>
      <ul className="plain-list points">
        {items.map((one) => (
          <li key={one.point} className="point-line">
            <span className="point-said">
              <strong>{one.address || one.number}</strong>
              <small className="quiet">
                <span className="figures">{one.number}</span> · {said(one)}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("publicity.more")}
        </Button>
      )}
    </>
  );
}
