// Planning a roster: people down, days across, a brush of shifts; gaps, overlaps and short rests are said while it is drawn,
// by the server's own check, before anything is published (SHF-01).
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Checkbox, Select, Skeleton } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { act, asProblem, newKey } from "../../api/client";
import { queryClient, useSession } from "../../api/queries";
import { shortTime } from "../../spine/clock/moment";
import { serverNow } from "../../spine/clock/now";
import { UnitPicker } from "../../spine/form/RefPicker";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";
import { Forecast } from "./Forecast";
import {
  BRUSHES,
  type Brush,
  copiedWeek,
  DAY,
  daysOf,
  type Line,
  midnight,
  monday,
  painted,
  rotated,
  spoken,
  stamp,
} from "./plan";
import { checked, type DutyProblem, type DutyRoster, weekQuery } from "./queries";
import { RosterGrid } from "./RosterGrid";
import "./duty.css";
import "./words";

/** A roster begins and ends with the change of the shift, not at midnight. */
const CHANGE = 8 * 3_600_000;

/** What stands in the address, whoever typed it. */
export interface RosterSearch {
  unit?: unknown;
  from?: unknown;
  weeks?: unknown;
}

export function RosterPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search: RosterSearch = useSearch({ strict: false });
  const session = useSession();
  const named = search.unit ? String(search.unit) : undefined;
  const unit = named ?? session?.roles[0]?.unit.id ?? session?.company?.id;
  const weeks = [1, 2, 4, 5].find((n) => n === Number(search.weeks)) ?? 2;
  const begins = monday(Date.parse(`${search.from}T00:00:00+08:00`) || serverNow());
  const ends = begins + weeks * 7 * DAY;
  const week = useQuery({ ...weekQuery(unit, begins, ends + CHANGE), enabled: Boolean(unit) });
  const draft = week.data?.rosters.find((one) => one.state === "draft" && overlaps(one, begins, ends));
  const [problem, setProblem] = useState<unknown>(null);

  const set = (next: RosterSearch) =>
    void navigate({ to: "/roster", search: { ...search, ...next }, replace: true });
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["duty"] }), []);

  async function make() {
    setProblem(null);
    try {
      const body = { unit, from: stamp(begins + CHANGE), until: stamp(ends + CHANGE) };
      await act("/api/rosters", body, null, newKey());
      refresh();
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  if (week.error && !week.data) return <EndPage error={week.error} />;
  return (
    <div className="page page-wide roster">
      <PageHead title={t("roster.title")}>
        <UnitPicker
          value={unit}
          onChange={(id) => set({ unit: id })}
          described={{ id: "roster-unit", "aria-label": t("roster.unit") }}
        />
        <input
          type="date"
          className="roster-date"
          aria-label={t("roster.from")}
          value={new Date(begins + CHANGE).toISOString().slice(0, 10)}
          onChange={(event) => event.target.value && set({ from: event.target.value })}
        />
        <Select
          aria-label={t("roster.span")}
          value={weeks}
          onChange={(n) => set({ weeks: n })}
          options={[1, 2, 4, 5].map((n) => ({ value: n, label: t("roster.weeks", { n }) }))}
        />
        <Link to="/duty" className="button-link-plain">
          {t("nav.duty")}
        </Link>
      </PageHead>
      {problem !== null && <ProblemNotice error={problem} />}
      {!unit && <div className="card empty">{t("roster.noUnit")}</div>}
      {unit && !week.data && <Skeleton active />}
      {week.data && unit && (
        <>
          {week.data.rosters.some((one) => one.state === "published" && overlaps(one, begins, ends)) && (
            <p className="quiet">
              {t("roster.published")}{" "}
              {week.data.rosters
                .filter((one) => one.state === "published" && overlaps(one, begins, ends))
                .map((one) => (
                  <Link key={one.id} to="/records/$id" params={{ id: one.id }} search={{ act: "change" }}>
                    {one.number}
                  </Link>
                ))}
            </p>
          )}
          {draft ? (
            <Draft key={draft.id} unit={unit} draft={draft} begins={begins} ends={ends} onChanged={refresh} />
          ) : (
            <>
              <div className="row">
                <Button type="primary" onClick={() => void make()} data-testid="draft">
                  {t("roster.draft")}
                </Button>
                <span className="quiet">
                  {t("roster.draftAbout", { at: shortTime(begins + CHANGE), n: weeks })}
                </span>
              </div>
              <RosterGrid
                people={week.data.people}
                days={daysOf(begins, ends)}
                lines={week.data.shifts.map(asLine)}
                away={week.data.away}
                problems={[]}
              />
            </>
          )}
          <Forecast unit={unit} from={begins} />
        </>
      )}
    </div>
  );
}

const asLine = (one: { person: string; from: number; until: number }): Line => ({
  person: one.person,
  from: one.from,
  until: one.until,
  post: "",
  unit: null,
});

function overlaps(one: DutyRoster, from: number, until: number): boolean {
  return (one.from ?? 0) < until && from < (one.until ?? 0);
}

interface DraftProps {
  unit: string;
  draft: DutyRoster;
  begins: number;
  ends: number;
  onChanged: () => void;
}

function Draft({ unit, draft, begins, ends, onChanged }: DraftProps) {
  const t = useTexts();
  const say = useSay();
  const week = useQuery(weekQuery(unit, begins, ends + CHANGE));
  const [lines, setLines] = useState<Line[]>(draft.lines);
  const [brush, setBrush] = useState<Brush | null>(BRUSHES[0] ?? null);
  const [picked, setPicked] = useState<string[]>([]);
  const [cycle, setCycle] = useState<(Brush | null)[]>([]);
  const [turning, setTurning] = useState(false);
  const [found, setFound] = useState<DutyProblem[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [version, setVersion] = useState(draft.version);
  const first = midnight(draft.from ?? begins);
  const days = useMemo(
    () => daysOf(Math.max(first, begins), Math.min(draft.until ?? ends, ends)),
    [first, begins, ends, draft.until],
  );

  // The server says what stands against it, a moment after the last stroke.
  useEffect(() => {
    setFound(null);
    if (lines.length === 0) return;
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      checked(unit, draft, lines, stop.signal)
        .then((answer) => setFound(answer.items))
        .catch((error) => !stop.signal.aborted && setProblem(asProblem(error)));
    }, 400);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [unit, draft, lines]);

  function choose(next: Brush | null) {
    if (turning) setCycle([...cycle, next]);
    else setBrush(next);
  }
  async function send(publish: boolean) {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await act(`/api/rosters/${draft.id}/write`, { lines: spoken(lines) }, version, newKey());
      let now = saved.record.version;
      setVersion(now);
      if (publish) {
        const done = await act(`/api/rosters/${draft.id}/publish`, {}, now, newKey());
        now = done.record.version;
      }
      tell(t(publish ? "roster.done" : "roster.saved"));
      onChanged();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const against = found?.filter((one) => !one.warns) ?? [];
  const warnings = found?.filter((one) => one.warns) ?? [];
  if (!week.data) return <Skeleton active />;
  return (
    <>
      <div className="row roster-tools">
        <span className="quiet">{t("roster.editing", { number: draft.number })}</span>
        <fieldset className="roster-brushes" aria-label={t("roster.brush")}>
          {[...BRUSHES, null].map((one) => {
            const code = one?.code ?? "off";
            return (
              <button
                key={code}
                type="button"
                className={`roster-brush shift-${code}`}
                aria-pressed={!turning && brush?.code === one?.code}
                onClick={() => choose(one)}
                title={t(`roster.brushAbout.${code}`)}
              >
                {t(`roster.brushes.${code}`)}
              </button>
            );
          })}
        </fieldset>
        <Checkbox checked={turning} onChange={(event) => setTurning(event.target.checked)}>
          {t("roster.rotate")}
        </Checkbox>
        <Button onClick={() => setLines(copiedWeek(lines, begins))} disabled={days.length < 14}>
          {t("roster.copy")}
        </Button>
        <span className="roster-end">
          <Button loading={busy} onClick={() => void send(false)} data-testid="save">
            {t("roster.save")}
          </Button>
          <Button
            type="primary"
            loading={busy}
            disabled={found === null || against.length > 0}
            onClick={() => void send(true)}
            data-testid="publish"
          >
            {t("roster.publish")}
          </Button>
        </span>
      </div>
      {turning && (
        <div className="row roster-turn">
          <span className="quiet">{t("roster.rotateAbout")}</span>
          <span aria-label={t("roster.cycle")} role="img">
            {cycle.map((one) => t(`roster.brushes.${one?.code ?? "off"}`)).join(" ") || "—"}
          </span>
          <Button size="small" onClick={() => setCycle([])}>
            {t("roster.clearCycle")}
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={picked.length === 0 || cycle.length === 0}
            onClick={() => {
              setLines(rotated(lines, picked, cycle, days));
              setTurning(false);
            }}
            data-testid="rotate"
          >
            {t("roster.rotate")}
          </Button>
        </div>
      )}
      {problem !== null && <ProblemNotice error={problem} />}
      <output className={`roster-check ${against.length > 0 ? "roster-bad" : ""}`} data-testid="check">
        {lines.length === 0
          ? t("roster.none")
          : found === null
            ? t("roster.checking")
            : against.length === 0
              ? t("roster.fine")
              : t("roster.problems", { n: against.length })}
        {warnings.length > 0 && ` ${t("roster.warnings", { n: warnings.length })}`}
      </output>
      {(against.length > 0 || warnings.length > 0) && (
        <ul className="roster-problems">
          {[...against, ...warnings].slice(0, 8).map((one) => (
            <li
              key={`${one.code}${one.person}${one.from}${one.until}`}
              className={one.warns ? "" : "roster-bad"}
            >
              {say(one.said)}
            </li>
          ))}
        </ul>
      )}
      <RosterGrid
        people={week.data.people}
        days={days}
        lines={lines}
        away={week.data.away}
        problems={against}
        picked={turning ? picked : undefined}
        onPick={setPicked}
        onPaint={(person, day) => setLines(painted(lines, person, day, brush))}
      />
    </>
  );
}
