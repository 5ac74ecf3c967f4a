// Changes of staff: what I am asked to take over, who goes and when, and how much of it still has nobody (ORG-05).
import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useCallback } from "react";
import { queryClient } from "../../api/queries";
import { shortTime } from "../../spine/clock/moment";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { EndPage } from "../../spine/problem/EndPage";
import { useSay, useTexts } from "../../spine/words/language";
import { EnterChange } from "./EnterChange";
import { changesQuery, type StaffRow } from "./staff";
import "./staff.css";
import "./staffWords";

export function ChangesPage({ entering = false }: { entering?: boolean }) {
  const t = useTexts();
  const navigate = useNavigate();
  const list = useQuery(changesQuery());
  useLive(
    "queue",
    useCallback(() => void queryClient.invalidateQueries({ queryKey: ["staff"] }), []),
  );
  if (list.error && !list.data) return <EndPage error={list.error} />;
  if (!list.data)
    return (
      <div className="page">
        <PageHead title={t("staff.title")} />
        <Skeleton active />
      </div>
    );
  const all = list.data.items;
  const mine = all.filter((one) => one.to_me > 0);
  const open = all.filter((one) => one.state === "draft" || one.state === "announced");
  const over = all.filter((one) => one.state === "done" || one.state === "withdrawn");
  return (
    <div className="page page-wide staff-page">
      <PageHead title={t("staff.title")}>
        {list.data.enter && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void navigate({ to: "/changes", search: { enter: true } })}
            data-testid="enter-change"
          >
            {t("staff.enter")}
          </Button>
        )}
      </PageHead>
      <p className="quiet staff-about">{t("staff.about")}</p>
      {entering && <EnterChange onClose={() => void navigate({ to: "/changes", search: {} })} />}
      {mine.length > 0 && (
        <section className="card staff-mine" aria-labelledby="staff-mine">
          <h2 id="staff-mine">{t("staff.toMe")}</h2>
          <ul>
            {mine.map((one) => (
              <li key={one.id}>
                <Link to="/records/$id" params={{ id: one.id }} search={{}}>
                  {one.person?.name ?? "—"}
                </Link>
                <strong>{t("staff.asked", { n: one.to_me })}</strong>
                <Day one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card table-card" aria-label={t("staff.title")}>
        {open.length === 0 ? <p className="quiet staff-none">{t("staff.none")}</p> : <Rows rows={open} />}
      </section>
      {over.length > 0 && (
        <section className="card table-card" aria-labelledby="staff-over">
          <header className="card-head">
            <h2 id="staff-over">{t("staff.over")}</h2>
          </header>
          <Rows rows={over} />
        </section>
      )}
    </div>
  );
}

function Rows({ rows }: { rows: StaffRow[] }) {
  const t = useTexts();
  const say = useSay();
  return (
    <div className="staff-scroll">
      <table className="grid">
        <thead>
          <tr>
            <th>{t("staff.person")}</th>
            <th>{t("staff.what")}</th>
            <th>{t("staff.unit")}</th>
            <th>{t("staff.day")}</th>
            <th>{t("staff.progress")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to="/records/$id" params={{ id: one.id }} search={{}}>
                  {one.person?.name ?? "—"}
                </Link>
                <span className="quiet staff-number">{one.number}</span>
              </td>
              <td>{say(one.what)}</td>
              <td>{one.unit?.name ?? "—"}</td>
              <td>
                <Day one={one} />
              </td>
              <td>
                <Progress one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({ one }: { one: StaffRow }) {
  const t = useTexts();
  if (one.effective_at === null) return <span className="quiet">—</span>;
  const near = one.days !== null && one.days <= 1 && one.accepted < one.waiting;
  return (
    <span className="figures">
      {shortTime(one.effective_at)}{" "}
      {one.state === "announced" && one.days !== null && (
        <span className={near ? "mark mark-late" : "quiet"}>
          {one.days === 0 ? t("staff.today") : t("staff.left", { n: one.days })}
        </span>
      )}
    </span>
  );
}

function Progress({ one }: { one: StaffRow }) {
  const t = useTexts();
  if (one.state === "withdrawn" || one.state === "draft") return <span className="quiet">—</span>;
  if (one.state === "done") {
    if (one.moved + one.fallen === 0) return <span className="quiet">{t("staff.nothing")}</span>;
    return (
      <span>
        {t("staff.moved", { n: one.moved })}
        {one.fallen > 0 && <span className="mark"> {t("staff.fallen", { n: one.fallen })}</span>}
      </span>
    );
  }
  if (one.waiting === 0) return <span className="quiet">{t("staff.nothing")}</span>;
  return (
    <span className="staff-progress">
      <progress max={one.waiting} value={one.accepted} aria-label={t("staff.progress")} />
      <span className="figures">{t("staff.accepted", { n: one.accepted, all: one.waiting })}</span>
    </span>
  );
}
