import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect } from "react";
import type { PortalRow } from "../../api/types";
import { serverNow } from "../../spine/clock/now";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { isEnded, mattersQuery } from "./data";
import { dayText, windowText } from "./place";

export function Matters({ onEnded }: { onEnded: () => void }) {
  const t = useTexts();
  const matters = useInfiniteQuery(mattersQuery);
  const over = matters.isError && isEnded(matters.error);
  useEffect(() => {
    if (over) onEnded();
  }, [over, onEnded]);

  const rows = matters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="portal-head">
        <h1>{t("portal.mine")}</h1>
        <Link to="/portal/$" params={{ _splat: "apply" }} className="portal-primary">
          {t("portal.apply")}
        </Link>
      </div>
      {matters.isPending && <p className="portal-wait">{t("portal.loading")}</p>}
      {matters.isError && !over && (
        <ProblemNotice error={matters.error} onRetry={() => void matters.refetch()} />
      )}
      {matters.isSuccess && rows.length === 0 && (
        <section className="portal-card portal-empty">
          <p>{t("portal.none")}</p>
          <p className="quiet">{t("portal.noneAbout")}</p>
        </section>
      )}
      {rows.length > 0 && (
        <ul className="portal-list">
          {rows.map((row) => (
            <li key={row.id}>
              <RowCard row={row} />
            </li>
          ))}
        </ul>
      )}
      {matters.hasNextPage && (
        <Button block loading={matters.isFetchingNextPage} onClick={() => void matters.fetchNextPage()}>
          {t("portal.more")}
        </Button>
      )}
    </>
  );
}

function RowCard({ row }: { row: PortalRow }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const late = row.due !== null && row.due.at < serverNow();
  return (
    <Link to="/portal/$" params={{ _splat: `matters/${row.id}` }} className="portal-card portal-link">
      <span className="portal-row-head">
        <strong>{say(row.type)}</strong>
        <span className={`portal-state ${row.ended ? "portal-state-ended" : ""}`}>{say(row.words)}</span>
      </span>
      <span className="portal-summary">{row.summary}</span>
      {row.visit && (
        <span className="portal-visit-at">
          {t("portal.visitAt", { at: windowText(row.visit, language) })}
        </span>
      )}
      {row.due && !row.ended && (
        <span className={late ? "portal-late" : "quiet"}>
          {t(late ? "portal.overdue" : "portal.dueBy", {
            what: say(row.due.words),
            at: dayText(row.due.at, language),
          })}
        </span>
      )}
      <small className="quiet figures">
        {row.number} · {dayText(row.received_at, language)}
      </small>
    </Link>
  );
}
