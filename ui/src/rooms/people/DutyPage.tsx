// The duty board: for every region and queue who is there now, what they are at and where they were last. A post without
// anybody is red and rings until somebody sees to it or is there again (EMG-15).
import { CalendarOutlined, PrinterOutlined, SoundOutlined, SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Dropdown, Skeleton } from "antd";
import { useCallback, useState } from "react";
import { act, asProblem, newKey } from "../../api/client";
import { queryClient, useSession } from "../../api/queries";
import { shortTime } from "../../spine/clock/moment";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { EndPage } from "../../spine/problem/EndPage";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { AbsenceForm } from "./AbsenceForm";
import { AttendanceList } from "./AttendanceList";
import { useAlarm } from "./alarm";
import { DAY, midnight, stamp } from "./plan";
import { type DutyPerson, type DutyPost, dutyQuery } from "./queries";
import "./duty.css";
import "./words";

const ORDER: Record<string, number> = { uncovered: 0, soon: 1, unplanned: 2, covered: 3 };

export function DutyPage() {
  const t = useTexts();
  const language = useLanguage();
  const navigate = useNavigate();
  const session = useSession();
  const board = useQuery(dutyQuery());
  const [problem, setProblem] = useState<unknown>(null);
  const [absent, setAbsent] = useState(false);
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["duty"] }), []);
  useLive("queue", refresh);
  const empty = board.data?.posts.filter((post) => post.state === "uncovered") ?? [];
  const alarm = useAlarm(session?.person.id ?? "", empty.length > 0);

  async function make(path: string, body: object, open: boolean) {
    setProblem(null);
    try {
      const done = await act(path, body, null, newKey());
      refresh();
      if (open) await navigate({ to: "/records/$id", params: { id: done.record.id }, search: {} });
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  if (board.error && !board.data) return <EndPage error={board.error} />;
  if (!board.data)
    return (
      <div className="page">
        <PageHead title={t("nav.duty")} />
        <Skeleton active />
      </div>
    );
  const today = midnight(board.data.at);
  const log = `/api/duty/log.pdf?unit=${board.data.company.id}&from=${encodeURIComponent(stamp(today))}&until=${encodeURIComponent(stamp(today + DAY))}&lang=${language}`;
  const posts = [...board.data.posts].sort((a, b) => (ORDER[a.state] ?? 9) - (ORDER[b.state] ?? 9));
  return (
    <div className="page page-wide duty-page">
      <PageHead title={t("nav.duty")}>
        <span className="quiet figures">{t("duty.asOf", { at: shortTime(board.data.at) })}</span>
        <Link to="/roster" className="button-link-plain">
          <CalendarOutlined aria-hidden="true" /> {t("roster.title")}
        </Link>
        <Link to="/changes" search={{}} className="button-link-plain">
          <SwapOutlined aria-hidden="true" /> {t("duty.changes")}
        </Link>
        <a href={log} target="_blank" rel="noreferrer" className="button-link-plain">
          <PrinterOutlined aria-hidden="true" /> {t("duty.log")}
        </a>
      </PageHead>
      {empty.length > 0 && (
        <div className="duty-alarm" role="alert">
          <strong>{t("duty.alarm", { n: empty.length })}</strong>
          {alarm.blocked && <span>{t("duty.blocked")}</span>}
          {alarm.silent > 0 ? (
            <Button size="small" icon={<SoundOutlined />} onClick={() => alarm.silence(0)}>
              {t("duty.silentUntil", { at: shortTime(alarm.silent) })}
            </Button>
          ) : (
            <Dropdown
              menu={{
                items: [5, 15, 30].map((n) => ({ key: String(n), label: t("duty.silentFor", { n }) })),
                onClick: ({ key }) => alarm.silence(Number(key)),
              }}
              trigger={["click"]}
            >
              <Button size="small" icon={<SoundOutlined />} data-testid="silence">
                {t("duty.silence")}
              </Button>
            </Dropdown>
          )}
        </div>
      )}
      <div className="row duty-acts">
        <Button onClick={() => void make("/api/attendances", {}, false)} data-testid="check-in">
          {t("duty.checkIn")}
        </Button>
        <Button onClick={() => setAbsent(true)} data-testid="report-absence">
          {t("duty.report")}
        </Button>
        <Button onClick={() => void make("/api/shift_handovers", {}, true)} data-testid="prepare">
          {t("duty.prepare")}
        </Button>
      </div>
      {problem !== null && <ProblemNotice error={problem} />}
      {absent && (
        <AbsenceForm
          onClose={() => setAbsent(false)}
          onSend={async (body) => {
            await make("/api/absences", body, false);
            setAbsent(false);
          }}
        />
      )}
      <div className="duty-posts">
        {posts.map((post) => (
          <Post key={post.key} post={post} now={board.data.at} />
        ))}
      </div>
      {board.data.handovers.length > 0 && (
        <section className="card" aria-labelledby="duty-handovers">
          <h2 id="duty-handovers">{t("duty.handovers")}</h2>
          <ul className="duty-handovers">
            {board.data.handovers.map((one) => (
              <li key={one.id} className={one.late ? "duty-late" : ""}>
                <Link to="/records/$id" params={{ id: one.id }} search={{}}>
                  {one.number}
                </Link>
                <span>{one.unit.name}</span>
                <span>
                  {one.giver?.name ?? "—"} → {one.taker?.name ?? "—"}
                </span>
                <span>{t(one.signed ? "duty.waitsTaker" : "duty.waitsGiver")}</span>
                {one.due !== null && (
                  <span className={one.late ? "mark mark-late" : "quiet figures"}>
                    {t(one.late ? "duty.lateSince" : "duty.until", { at: shortTime(one.due) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <AttendanceList />
    </div>
  );
}

function Post({ post, now }: { post: DutyPost; now: number }) {
  const t = useTexts();
  const say = useSay();
  const soon = post.state === "soon";
  return (
    <section className={`card duty-post duty-${post.state}`} aria-label={say(post.name)} data-post={post.key}>
      <header className="card-head">
        <h2>{say(post.name)}</h2>
        <span className={`duty-state duty-state-${post.state}`}>{t(`duty.state.${post.state}`)}</span>
      </header>
      {(post.state === "uncovered" || soon) && (
        <p className="duty-gap">
          {t(soon ? "duty.emptyFrom" : "duty.emptySince", { at: shortTime(post.from) })}
          {post.until !== null && ` ${t("duty.emptyUntil", { at: shortTime(post.until) })}`}
          {post.gap && (
            <Link to="/records/$id" params={{ id: post.gap }} search={{ act: "stand_in" }}>
              {t("duty.fill")}
            </Link>
          )}
        </p>
      )}
      {post.people.length === 0 && post.state !== "uncovered" && (
        <p className="quiet">{t(post.state === "unplanned" ? "duty.noPlan" : "duty.nobodyNow")}</p>
      )}
      <ul className="duty-people">
        {post.people.map((one) => (
          <Somebody key={`${one.person.id}${one.from}`} one={one} now={now} />
        ))}
      </ul>
      {post.next.length > 0 && (
        <p className="quiet duty-next">
          {t("duty.next")}{" "}
          {post.next.map((one) => `${one.person.name} ${shortTime(one.from).slice(-5)}`).join("、")}
        </p>
      )}
    </section>
  );
}

function Somebody({ one, now }: { one: DutyPerson; now: number }) {
  const t = useTexts();
  const say = useSay();
  const missing = one.presence === "absent" || one.presence === "away";
  const where = one.place?.lat != null && one.place.lng != null;
  return (
    <li className={one.presence === "away" ? "duty-gone" : ""}>
      <div className="duty-who">
        <strong>{one.person.name}</strong>
        {one.stand_in && <span className="mark mark-duty">{t("duty.standIn")}</span>}
        <span className="quiet">{one.unit?.name}</span>
      </div>
      <div className="duty-what">
        <span className={`duty-tag duty-is-${missing ? "missing" : one.state}`}>
          {t(missing ? `duty.presence.${one.presence}` : `duty.at.${one.state}`)}
        </span>
        {one.presence === "awaited" && one.from !== null && (
          <span className="quiet">{t("duty.presence.awaited")}</span>
        )}
        {one.presence === "late" && <span className="mark mark-late">{t("duty.presence.late")}</span>}
        {one.vehicle && <span className="figures">{one.vehicle}</span>}
        {one.work && (
          <Link to="/records/$id" params={{ id: one.work.id }} search={{}}>
            {one.work.number} {one.work.state ? say(one.work.state) : ""}
          </Link>
        )}
        {one.place && (
          <span className="quiet figures" title={where ? `${one.place.lat}, ${one.place.lng}` : undefined}>
            {t(where ? "duty.placeAt" : "duty.lastAct", {
              at: shortTime(one.place.at, now),
              lat: one.place.lat ?? "",
              lng: one.place.lng ?? "",
            })}
          </span>
        )}
      </div>
      <div className="quiet figures duty-when">
        {one.until !== null && t("duty.until", { at: shortTime(one.until) })}
      </div>
    </li>
  );
}
