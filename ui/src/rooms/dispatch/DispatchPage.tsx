// The dispatcher's workplace: what waits on the left, the people on the right, and for a chosen order those who may go for
// it. It offers what the server offers for the order and nothing of its own (DSP-03, DSP-08).

import { ReloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Select, Skeleton } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  boardQuery,
  parametersQuery,
  queryClient,
  recordQuery,
  unitsQuery,
  useAbility,
  useSession,
} from "../../api/queries";
import type { Page } from "../../api/types";
import { clearing } from "../../spine/form/clearing";
import { UnitPicker } from "../../spine/form/RefPicker";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";
import {
  countStages,
  districtsOf,
  givingOffer,
  limitOf,
  nextAfter,
  SORTS,
  STAGES,
  sorted,
  staged,
  type Target,
  unitsOver,
  waitingOf,
} from "./board";
import { useBriefs } from "./briefs";
import { OrderList } from "./OrderList";
import { OrderPanel } from "./OrderPanel";
import { PeopleBoard } from "./PeopleBoard";
import type { DispatchSearch } from "./search";

/** Orders listed at once; each is read for its district and wished time. */
const STEP = 40;

interface Last {
  id: string;
  number: string;
  name: string;
}

export function DispatchPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/dispatch" });
  const session = useSession();
  const board = useQuery(boardQuery(search.unit));
  const units = useQuery(unitsQuery);
  const parameters = useQuery({ ...parametersQuery, enabled: useAbility("policy.read") });
  const most = limitOf(parameters.data?.items.find((one) => one.code === "load.max")?.value);
  const [listed, setListed] = useState(STEP);
  const [last, setLast] = useState<Last | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const refresh = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ["board"] });
    void queryClient.invalidateQueries({ queryKey: ["candidates"] });
  }, []);
  useLive("queue", refresh);

  const all = useMemo(() => (board.data ? waitingOf(board.data) : []), [board.data]);
  const near = useMemo(() => all.slice(0, listed), [all, listed]);
  const briefs = useBriefs(near);
  const inDistrict = near.filter(
    (row) => !search.district || briefs.get(row.id)?.district === search.district,
  );
  const counts = countStages(search.district ? inDistrict : all);
  const groups = staged(sorted(inDistrict, search.sort ?? "due", briefs), search.stage);
  const rows = groups.flatMap((group) => group.rows);
  const over = useMemo(
    () => unitsOver(units.data ?? [], session, board.data?.unit.id),
    [units.data, session, board.data?.unit.id],
  );
  const filtered = Boolean(search.district || search.stage);

  const go = useCallback(
    (next: DispatchSearch) => void navigate({ to: "/dispatch", search: next, replace: true }),
    [navigate],
  );
  const set = (part: Partial<DispatchSearch>) => {
    const next = { ...search, ...part };
    for (const key of Object.keys(next) as (keyof DispatchSearch)[]) if (!next[key]) delete next[key];
    go(next);
  };
  const focusRow = (id: string | undefined) =>
    requestAnimationFrame(() =>
      list.current
        ?.querySelector<HTMLElement>(id ? `[data-order="${id}"]` : "[data-order][tabindex='0']")
        ?.focus(),
    );

  function close() {
    const id = search.order;
    set({ order: undefined });
    focusRow(id);
  }

  /** The next one that waits comes up by itself: the day goes on. */
  function given(page: Page, target: Target) {
    setLast({ id: page.record.id, number: page.record.number, name: target.name });
    const waiting = rows.filter((row) => row.id === page.record.id || row.state !== "dispatched");
    const next = nextAfter(waiting, page.record.id);
    set({ order: next });
    if (!next) focusRow(undefined);
  }

  const arrived = Boolean(board.data) && !search.order;
  useEffect(() => {
    // Nothing has the focus when the page comes up: the keys work from the first order on.
    if (arrived && document.activeElement === document.body) {
      list.current?.querySelector<HTMLElement>("[data-order]")?.focus({ preventScroll: true });
    }
  }, [arrived]);

  return (
    <div
      className={`page page-wide dispatch ${search.order ? "dispatch-chosen" : ""} ${search.show === "people" ? "dispatch-shows-people" : ""}`}
    >
      <PageHead title={t("nav.dispatch")}>
        {board.data && (
          <span className="quiet figures" data-testid="count">
            {t("dispatch.count", { n: all.length })}
          </span>
        )}
        <Button
          icon={<ReloadOutlined />}
          loading={board.isFetching}
          onClick={refresh}
          aria-label={t("queue.refresh")}
          title={t("queue.refresh")}
        />
      </PageHead>
      <section className="filters" aria-label={t("queue.filters")}>
        <fieldset className="segments">
          <legend className="unseen">{t("dispatch.stages")}</legend>
          {([undefined, ...STAGES] as const).map((stage) => (
            <button
              key={stage ?? "all"}
              type="button"
              aria-pressed={search.stage === stage && search.show !== "people"}
              onClick={() => set({ stage, show: undefined })}
            >
              {t(`dispatch.stage_${stage ?? "all"}`)}{" "}
              {board.data && (
                <span className="figures">
                  {stage ? counts[stage] : counts.dispatch + counts.assignment + counts.acceptance}
                </span>
              )}
            </button>
          ))}
          <button
            type="button"
            className="dispatch-tab-people"
            aria-pressed={search.show === "people"}
            onClick={() => set({ show: "people", order: undefined })}
          >
            {t("dispatch.people")}
          </button>
        </fieldset>
        <div className="filter-unit">
          <UnitPicker
            value={search.unit ?? board.data?.unit.id}
            onChange={(unit) => {
              setListed(STEP);
              go({ ...(unit ? { unit } : {}), ...(search.show ? { show: search.show } : {}) });
            }}
            among={over.length > 0 ? over : undefined}
            placeholder={t("dispatch.unit")}
            described={{ id: "dispatch-unit", "aria-label": t("dispatch.unit") } as never}
          />
        </div>
        <Select
          aria-label={t("dispatch.district")}
          placeholder={t("dispatch.district")}
          className="dispatch-districts"
          value={search.district}
          onChange={(district: string | undefined) => set({ district })}
          options={districtsOf(briefs.values()).map((one) => ({ value: one, label: one }))}
          allowClear={clearing()}
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          notFoundContent={t("form.nothing")}
        />
        <Select
          aria-label={t("dispatch.sort")}
          className="dispatch-sort"
          value={search.sort ?? "due"}
          onChange={(sort) => set({ sort: sort === "due" ? undefined : sort })}
          options={SORTS.map((one) => ({ value: one, label: t(`dispatch.sort_${one}`) }))}
          popupMatchSelectWidth={false}
        />
        {filtered && (
          <Button type="link" onClick={() => set({ district: undefined, stage: undefined })}>
            {t("dispatch.clear")}
          </Button>
        )}
      </section>
      {last && <JustGiven last={last} onAgain={(id) => set({ order: id })} onHide={() => setLast(null)} />}
      {board.error && <ProblemNotice error={board.error} onRetry={() => void board.refetch()} />}
      {board.data?.capped && <p className="mark mark-late">{t("dispatch.capped")}</p>}
      {board.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 10 }} />
        </div>
      )}
      {board.data && (
        <div className="dispatch-columns">
          <section className="dispatch-orders" aria-label={t("dispatch.orders")}>
            {rows.length === 0 && (
              <div className="card empty">
                <p>{t(filtered ? "dispatch.noneHere" : "dispatch.none")}</p>
              </div>
            )}
            <OrderList
              ref={list}
              groups={groups}
              briefs={briefs}
              chosen={search.order}
              onChoose={(order) => set({ order })}
            />
            {all.length > listed && (
              <div className="more">
                {search.district && (
                  <p className="quiet">{t("dispatch.unread", { n: all.length - listed })}</p>
                )}
                <Button onClick={() => setListed((n) => n + STEP)}>
                  {t("dispatch.more", { n: Math.min(STEP, all.length - listed) })}
                </Button>
              </div>
            )}
            {rows.length > 0 && <p className="keys quiet">{t("dispatch.keys")}</p>}
          </section>
          {search.order && (
            <OrderPanel
              key={search.order}
              id={search.order}
              board={board.data}
              units={over}
              most={most}
              brief={briefs.get(search.order)}
              onClose={close}
              onGiven={given}
            />
          )}
          <PeopleBoard board={board.data} most={most} onChoose={(order) => set({ order, show: undefined })} />
        </div>
      )}
    </div>
  );
}

/** What was done last stays in reach: where the machine lets it be given to somebody else, that is one press away. */
function JustGiven({
  last,
  onAgain,
  onHide,
}: {
  last: Last;
  onAgain: (id: string) => void;
  onHide: () => void;
}) {
  const t = useTexts();
  const page = useQuery(recordQuery(last.id)).data;
  const undo = page && givingOffer(page)?.allowed;
  return (
    <p className="dispatch-last" role="status">
      <span aria-hidden="true">✓</span>
      <span>{t("dispatch.done", { number: last.number, name: last.name })}</span>
      {undo && (
        <Button size="small" onClick={() => onAgain(last.id)} data-testid="undo">
          {t("dispatch.undo")}
        </Button>
      )}
      <Link to="/records/$id" params={{ id: last.id }} search={{}}>
        {t("dispatch.open")}
      </Link>
      <button
        type="button"
        className="icon-button icon-button-small"
        aria-label={t("dispatch.hide")}
        onClick={onHide}
      >
        ×
      </button>
    </p>
  );
}
