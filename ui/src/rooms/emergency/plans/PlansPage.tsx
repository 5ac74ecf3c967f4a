// The plan library: which plan holds for what, which are overdue for review, which are missing (EPL-01, EPL-02).
import { PlusOutlined, ThunderboltOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Button, Checkbox, Input, Select, Skeleton } from "antd";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { asProblem } from "../../../api/client";
import { queryClient } from "../../../api/queries";
import { shortTime } from "../../../spine/clock/moment";
import { PageHead } from "../../../spine/layout/PageHead";
import { useLive } from "../../../spine/live/live";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../../spine/words/language";
import { NewDrawer } from "./NewDrawer";
import { libraryQuery, type PlanRow } from "./queries";
import "./plans.css";
import "./words";

/** What stands in the address, whoever typed it. */
export interface PlansSearch {
  scenario?: string;
  unit?: string;
  state?: string;
  late?: boolean;
  q?: string;
}

export function PlansPage() {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const search: PlansSearch = useSearch({ strict: false });
  const library = useQuery(libraryQuery);
  const [making, setMaking] = useState<"plan" | "activation" | null>(null);
  const table = useRef<HTMLTableSectionElement>(null);
  useLive(
    "queue",
    useCallback(() => void queryClient.invalidateQueries({ queryKey: ["plans"] }), []),
  );

  const set = (next: PlansSearch) =>
    void navigate({ to: "/plans", search: { ...search, ...next }, replace: true });

  const all = library.data?.items ?? [];
  const late = all.filter((one) => one.late).length;
  const shown = useMemo(() => found(library.data?.items ?? [], search, say), [library.data, search, say]);

  function rove(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const links = [...(table.current?.querySelectorAll<HTMLElement>("a[data-plan]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  }

  const choices = (of: (row: PlanRow) => { value: string; label: string } | null) => {
    const out = new Map<string, string>();
    for (const row of all) {
      const one = of(row);
      if (one) out.set(one.value, one.label);
    }
    return [...out].map(([value, label]) => ({ value, label }));
  };
  const filtered = Boolean(search.scenario || search.unit || search.state || search.late || search.q);

  return (
    <div className="page page-wide">
      <PageHead title={t("plans.title")}>
        {library.data?.may_activate && (
          <Button
            icon={<ThunderboltOutlined />}
            onClick={() => setMaking("activation")}
            data-testid="activate"
          >
            {t("plans.activate")}
          </Button>
        )}
        {library.data?.may_draft && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setMaking("plan")}
            data-testid="draft-plan"
          >
            {t("plans.draft")}
          </Button>
        )}
      </PageHead>
      <p className="quiet">{t("plans.about")}</p>
      {library.isPending && <Skeleton active />}
      {library.error && (
        <ProblemNotice error={asProblem(library.error)} onRetry={() => void library.refetch()} />
      )}
      {library.data && library.data.running.length > 0 && (
        <section className="card" aria-labelledby="running-title">
          <h2 id="running-title">{t("plans.running")}</h2>
          <ul className="plain-list">
            {library.data.running.map((one) => (
              <li key={one.id} className="row row-between">
                <span>
                  {one.open ? (
                    <Link to="/records/$id" params={{ id: one.id }} search={{}}>
                      {one.summary}
                    </Link>
                  ) : (
                    one.summary
                  )}{" "}
                  <small className="quiet">{one.owner?.name ?? one.unit?.name}</small>
                </span>
                <span className="quiet figures">{shortTime(one.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {library.data && library.data.missing.length > 0 && all.length > 0 && (
        <Alert
          type="warning"
          showIcon
          data-testid="missing-plans"
          title={t("plans.missing")}
          description={
            <span className="plan-missing">
              {library.data.missing.map((one) => (
                <span key={one.code} className="mark mark-late">
                  {one.words ? say(one.words) : one.code}
                </span>
              ))}
            </span>
          }
        />
      )}
      {library.data && (
        <section className="card" aria-label={t("plans.title")}>
          {all.length === 0 ? (
            <p className="quiet">{t("plans.none")}</p>
          ) : (
            <>
              <div className="plan-filter">
                <Input
                  className="plan-search"
                  allowClear
                  value={search.q ?? ""}
                  placeholder={t("plans.search")}
                  aria-label={t("plans.search")}
                  onChange={(event) => set({ q: event.target.value || undefined })}
                  onKeyDown={rove}
                />
                <Select
                  allowClear
                  value={search.scenario}
                  placeholder={t("plans.allScenarios")}
                  aria-label={t("plans.scenario")}
                  options={choices((row) => ({
                    value: row.scenario.code,
                    label: row.scenario.words ? say(row.scenario.words) : row.scenario.code,
                  }))}
                  onChange={(next?: string) => set({ scenario: next })}
                />
                <Select
                  allowClear
                  value={search.unit}
                  placeholder={t("plans.allUnits")}
                  aria-label={t("plans.unit")}
                  options={choices((row) =>
                    row.unit ? { value: row.unit.id, label: row.unit.name ?? "" } : null,
                  )}
                  onChange={(next?: string) => set({ unit: next })}
                />
                <Select
                  allowClear
                  value={search.state}
                  placeholder={t("plans.allStates")}
                  aria-label={t("plans.state")}
                  options={choices((row) => ({
                    value: row.state,
                    label: row.words ? say(row.words) : row.state,
                  }))}
                  onChange={(next?: string) => set({ state: next })}
                />
                <Checkbox
                  checked={search.late === true}
                  disabled={late === 0 && !search.late}
                  onChange={(event) => set({ late: event.target.checked || undefined })}
                >
                  {t("plans.onlyLate", { n: late })}
                </Checkbox>
                {filtered && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => void navigate({ to: "/plans", search: {} })}
                  >
                    {t("plans.clear")}
                  </Button>
                )}
              </div>
              {shown.length === 0 ? (
                <p className="quiet">{t("plans.noMatch")}</p>
              ) : (
                <table className="plan-list">
                  <thead>
                    <tr>
                      <th scope="col">{t("plans.scenario")}</th>
                      <th scope="col">{t("plans.name")}</th>
                      <th scope="col">{t("plans.unit")}</th>
                      <th scope="col">{t("plans.version")}</th>
                      <th scope="col">{t("plans.state")}</th>
                      <th scope="col">{t("plans.owner")}</th>
                      <th scope="col">{t("plans.due")}</th>
                    </tr>
                  </thead>
                  <tbody ref={table} onKeyDown={rove}>
                    {shown.map((row) => (
                      <Row key={row.id} row={row} />
                    ))}
                  </tbody>
                </table>
              )}
              <p className="quiet row">
                <span className="keys-hint">{t("plans.keys")}</span>
                <Link to="/queue" search={{ kind: "plan", open: "all" }}>
                  {t("plans.history")}
                </Link>
                <Link to="/queue" search={{ kind: "activation", open: "all" }}>
                  {t("plans.ended")}
                </Link>
              </p>
            </>
          )}
        </section>
      )}
      {making && <NewDrawer kind={making} onClose={() => setMaking(null)} />}
    </div>
  );
}

function Row({ row }: { row: PlanRow }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  return (
    // The link inside is what the keyboard reaches; the row is only a larger target for the mouse.
    <tr
      data-late={row.late}
      onClick={() => void navigate({ to: "/plans/$id", params: { id: row.id }, search: {} })}
    >
      <td>{row.scenario.words ? say(row.scenario.words) : row.scenario.code}</td>
      <td>
        <Link
          to="/plans/$id"
          params={{ id: row.id }}
          search={{}}
          data-plan={row.id}
          onClick={(event) => event.stopPropagation()}
        >
          {say(row.title)}
        </Link>
        <small className="quiet figures">
          {row.number} · {t("plans.steps")} {row.steps}
          {row.used > 0 && ` · ${t("plans.used", { n: row.used })}`}
        </small>
      </td>
      <td>{row.unit?.name}</td>
      <td className="figures">v{row.version}</td>
      <td>
        {row.words ? say(row.words) : row.state}
        {row.improvements > 0 && row.state !== "in_force" && (
          <small className="quiet">{t("plans.improvements", { n: row.improvements })}</small>
        )}
      </td>
      <td>{row.owner?.name ?? <span className="quiet">{t("plans.nobody")}</span>}</td>
      <td className="figures">
        {row.review_due && (
          <span className={row.late ? "plan-due-late" : ""}>
            {shortTime(row.review_due)}
            {row.late && ` · ${t("plans.late")}`}
          </span>
        )}
        {row.waiting.length > 0 && (
          <small className="quiet" title={row.waiting.join(" ")}>
            {t("plans.waiting", { n: row.waiting.length })}
          </small>
        )}
      </td>
    </tr>
  );
}

/** What the address asks for; the overdue come first, then by scenario as the library has them. */
function found(rows: PlanRow[], search: PlansSearch, say: ReturnType<typeof useSay>): PlanRow[] {
  const q = (search.q ?? "").trim().toLowerCase();
  const fits = (row: PlanRow) =>
    (!search.scenario || row.scenario.code === search.scenario) &&
    (!search.unit || row.unit?.id === search.unit) &&
    (!search.state || row.state === search.state) &&
    (!search.late || row.late) &&
    (!q || `${say(row.title)} ${row.number} ${row.owner?.name ?? ""}`.toLowerCase().includes(q));
  return rows.filter(fits).sort((a, b) => Number(b.late) - Number(a.late));
}
