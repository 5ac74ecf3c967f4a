// Today's shifts against who really came: late, early, absent (SHF-03). What is in order is folded away.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Switch } from "antd";
import { useState } from "react";
import { shortTime } from "../../spine/clock/moment";
import { useSay, useTexts } from "../../spine/words/language";
import { attendanceQuery } from "./queries";

const FINE: readonly string[] = ["kept", "awaited"];

export function AttendanceList() {
  const t = useTexts();
  const say = useSay();
  const list = useQuery(attendanceQuery());
  const [all, setAll] = useState(false);
  if (!list.data) return null;
  const rows = list.data.items.filter((one) => all || !FINE.includes(one.presence));
  return (
    <section className="card table-card" aria-labelledby="duty-attendance">
      <header className="card-head duty-list-head">
        <h2 id="duty-attendance">{t("duty.attendance")}</h2>
        <span className="row">
          <label htmlFor="duty-all">{t("duty.all", { n: list.data.items.length })}</label>
          <Switch id="duty-all" size="small" checked={all} onChange={setAll} />
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="quiet duty-none">
          {t(list.data.items.length === 0 ? "duty.noShifts" : "duty.allFine")}
        </p>
      ) : (
        <table className="grid">
          <thead>
            <tr>
              <th>{t("duty.person")}</th>
              <th>{t("duty.unit")}</th>
              <th>{t("duty.shift")}</th>
              <th>{t("duty.in")}</th>
              <th>{t("duty.out")}</th>
              <th>{t("duty.result")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={`${one.person.id}${one.from}`}>
                <td>
                  {one.record ? (
                    <Link to="/records/$id" params={{ id: one.record }} search={{}}>
                      {one.person.name}
                    </Link>
                  ) : (
                    one.person.name
                  )}
                </td>
                <td>{one.unit.name}</td>
                <td className="figures">
                  {shortTime(one.from)} – {shortTime(one.until).slice(-5)}
                </td>
                <td className="figures">{shortTime(one.in_at).slice(-5) || "—"}</td>
                <td className="figures">{shortTime(one.out_at).slice(-5) || "—"}</td>
                <td>
                  <span
                    className={
                      FINE.includes(one.presence) ? "" : one.presence === "away" ? "quiet" : "mark mark-late"
                    }
                  >
                    {say(one.words)}
                    {one.presence === "late" && one.late !== null && ` ${t("duty.minutes", { n: one.late })}`}
                  </span>
                  {one.excused && <span className="quiet"> {t("duty.excused")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
