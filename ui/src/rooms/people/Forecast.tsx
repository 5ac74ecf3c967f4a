// How many are wanted in each half-hour of a day, by Erlang C from the same weekday of the weeks before, against the plan
// (SHF-05). Where too few are planned the bar is red and the number says it.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "../../spine/words/language";
import { forecastQuery } from "./queries";

export function Forecast({ unit, from }: { unit: string; from: number }) {
  const t = useTexts();
  const [date, setDate] = useState(() => new Date(from + 8 * 3_600_000).toISOString().slice(0, 10));
  const asked = useQuery(forecastQuery(unit, date));
  if (!asked.data) return null;
  const { items, weeks } = asked.data;
  const most = Math.max(1, ...items.map((one) => Math.max(one.required, one.planned)));
  const time = (slot: number) => `${String(Math.floor(slot / 2)).padStart(2, "0")}:${slot % 2 ? "30" : "00"}`;
  return (
    <section className="card" aria-labelledby="roster-forecast">
      <header className="card-head">
        <h2 id="roster-forecast">{t("roster.forecast", { n: weeks })}</h2>
        <input
          type="date"
          className="roster-date"
          aria-label={t("roster.from")}
          value={date}
          onChange={(event) => event.target.value && setDate(event.target.value)}
        />
      </header>
      {weeks === 0 || items.every((one) => one.required === 0) ? (
        <p className="quiet">{t("roster.noHistory")}</p>
      ) : (
        <ol className="forecast">
          {items.map((one) => {
            const said = `${time(one.slot)} ${t("roster.required", { n: one.required })} ${t("roster.planned", { n: one.planned })}${one.short ? ` ${t("roster.short")}` : ""}`;
            return (
              <li key={one.slot} title={said} aria-label={said} className={one.short ? "forecast-short" : ""}>
                <span className="forecast-bars" aria-hidden="true">
                  <span className="forecast-planned" style={{ height: `${(one.planned / most) * 100}%` }} />
                  <span className="forecast-required" style={{ height: `${(one.required / most) * 100}%` }} />
                </span>
                <span className="figures" aria-hidden="true">
                  {one.short ? one.required - one.planned : ""}
                </span>
                <span className="quiet figures" aria-hidden="true">
                  {one.slot % 4 === 0 ? time(one.slot).slice(0, 2) : ""}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
