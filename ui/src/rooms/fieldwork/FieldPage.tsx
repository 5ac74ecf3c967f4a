import { ReloadOutlined } from "@ant-design/icons";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Skeleton } from "antd";
import { useCallback } from "react";
import { queryClient } from "../../api/queries";
import type { Page, Row } from "../../api/types";
import { Countdown } from "../../spine/clock/Countdown";
import { useNow } from "../../spine/clock/now";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";
import "./words";
import { fieldText, windowOf } from "./given";
import { mineQuery, pageAt } from "./mine";
import { useOnline } from "./online";
import { pendingOf } from "./outbox";
import { doneToday, type Group, groupOf, nextOf } from "./stages";
import { addressOf, Call, windowText } from "./Where";

const GROUPS: Group[] = ["urgent", "overdue", "today", "waiting", "coming", "done"];

/** My work: what is to be done on site, in the order of the day. */
export function FieldPage() {
  const t = useTexts();
  const online = useOnline();
  const now = useNow();
  const query = useQuery(mineQuery);
  const rows = query.data ?? [];
  const pages = useQueries({ queries: rows.map(pageAt) });
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["field", "mine"] }), []);
  useLive("queue", refresh);

  const items = rows
    .map((row, n) => {
      const page = pages[n]?.data;
      const window = page ? windowOf(page) : null;
      return { row, page, window, group: groupOf(row, window?.from ?? null, now) };
    })
    .filter(
      ({ row, page, group }) => group !== "done" || doneToday(page?.timeline.items ?? [], row.closed_at, now),
    );
  // By the hour of the visit; what has none yet stands by its clock.
  const when = (one: (typeof items)[number]) =>
    one.window?.from ?? one.row.next_due_at ?? Number.MAX_SAFE_INTEGER;
  items.sort((a, b) => when(a) - when(b));
  const open = items.filter((one) => one.group !== "done").length;

  return (
    <div className="page field-page">
      <PageHead title={t("field.title")}>
        <span className="quiet figures" data-testid="count">
          {query.data && t("field.count", { n: open })}
        </span>
        <Button
          icon={<ReloadOutlined />}
          size="large"
          loading={query.isFetching}
          onClick={() => void query.refetch()}
          aria-label={t("queue.refresh")}
        />
      </PageHead>
      {!online && <Alert type="warning" showIcon title={t("field.offlineList")} />}
      {query.error && online && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && !query.error && (
        <div className="card" aria-busy="true">
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
      {query.data && items.length === 0 && (
        <div className="card empty" data-testid="empty">
          <p>{t("field.empty")}</p>
          <p>{t("field.emptyAbout")}</p>
        </div>
      )}
      {GROUPS.map((group) => {
        const list = items.filter((one) => one.group === group);
        if (list.length === 0) return null;
        return (
          <section key={group} className="field-group" data-group={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className={`group-${group}`}>
              {t(`field.group_${group}`)} <span className="figures quiet">{list.length}</span>
            </h2>
            <ul className="plain-list field-cards">
              {list.map(({ row, page, window }) => (
                <li key={row.id}>
                  <OrderCard row={row} page={page} window={window} done={group === "done"} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function OrderCard(props: {
  row: Row;
  page: Page | undefined;
  window: ReturnType<typeof windowOf>;
  done: boolean;
}) {
  const { row, page, window, done } = props;
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  const language = useLanguage();
  const next = page && !done ? nextOf(page) : null;
  const asks = next && (next.offer.form.length > 0 || next.offer.grave || next.offer.warnings.length > 0);
  const pending = pendingOf(row.id);
  return (
    <article className="card field-card" data-order={row.number} data-state={row.state}>
      <Link to="/field/$id" params={{ id: row.id }} search={{}} className="field-card-link">
        <span className="field-card-head">
          <strong className="figures when">
            {window ? windowText(window, language) : t("field.noWindow")}
          </strong>
          <PriorityTag code={row.priority} />
          <span className="state-now">{naming.state("order", row.state)}</span>
        </span>
        <span className="field-card-what">{naming.type(row.type)}</span>
        <span className="field-card-said">{row.summary}</span>
        <span className="field-card-who">
          {[page && addressOf(page), row.customer?.name || (page && fieldText(page, "name"))]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {!done && (
          <span className="field-card-clock">
            <Countdown
              due={row.next_due_at}
              colour={row.colour}
              label={row.next_clock ? naming.clock(row.next_clock) : undefined}
            />
          </span>
        )}
      </Link>
      {pending && <p className="mark mark-late">{t("field.pendingMark", { action: say(pending.words) })}</p>}
      {!done && (
        <div className="field-card-foot">
          {next && (
            <Link
              className="next-link"
              to="/field/$id"
              params={{ id: row.id }}
              search={asks ? { act: next.offer.action } : {}}
              data-next={next.offer.action}
            >
              {say(next.offer.words)}
            </Link>
          )}
          {page && <Call page={page} small />}
        </div>
      )}
    </article>
  );
}
