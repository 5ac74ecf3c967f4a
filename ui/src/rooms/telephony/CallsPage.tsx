import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input, Select, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import { shortTime, wall } from "../../spine/clock/moment";
import { serverNow, useNow } from "../../spine/clock/now";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";
import { CallRows } from "./CallRows";
import { type CallsNow, callsNowQuery, callsQuery, type Show } from "./data";
import "./words";

const SHOWS: Show[] = ["mine", "missed", "all"];
const EMPTY = { mine: "noneMine", missed: "noneMissed", all: "none" } as const;

/** The calls of a day, one's own extension, and how the lines to the exchanges are. */
export function CallsPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/calls" });
  const today = wall(serverNow()).slice(0, 10);
  const day = search.day ?? today;
  const show = search.show ?? "mine";
  const now = useQuery(callsNowQuery);
  const query = useInfiniteQuery(callsQuery(day, show));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (next: { day?: string; show?: Show }) =>
    void navigate({
      to: "/calls",
      search: { ...(day === today ? {} : { day }), show, ...next },
      replace: true,
    });

  return (
    <div className="page page-wide">
      <PageHead title={t("telephony.title")}>
        <Input
          type="date"
          value={day}
          max={today}
          aria-label={t("telephony.day")}
          style={{ width: 160 }}
          onChange={(event) => event.target.value && go({ day: event.target.value })}
        />
      </PageHead>
      {now.data && <Seat now={now.data} />}
      {now.error && <ProblemNotice error={now.error} />}
      <div>
        <fieldset className="segments">
          <legend className="unseen">{t("telephony.which")}</legend>
          {SHOWS.map((one) => (
            <button key={one} type="button" aria-pressed={show === one} onClick={() => go({ show: one })}>
              {t(`telephony.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <div className="card" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      )}
      {query.data && items.length === 0 && (
        <div className="card empty">
          <p>{t(`telephony.${EMPTY[show]}`)}</p>
        </div>
      )}
      {items.length > 0 && (
        <div className="card calls-scroll">
          <CallRows calls={items} />
        </div>
      )}
      {query.hasNextPage && (
        <div className="more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("telephony.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Seat({ now }: { now: CallsNow }) {
  const t = useTexts();
  const clock = useNow();
  const [extension, setExtension] = useState("");
  const [exchange, setExchange] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function change(call: Promise<CallsNow>) {
    setBusy(true);
    setProblem(null);
    try {
      queryClient.setQueryData(callsNowQuery.queryKey, await call);
      setExtension("");
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  function sit(event: FormEvent) {
    event.preventDefault();
    if (extension.trim()) {
      void change(answer(api.POST("/api/seat", { body: { extension: extension.trim(), exchange } })));
    }
  }

  if (now.exchanges.length === 0) {
    return (
      <div className="card">
        <p className="quiet">{t("telephony.noExchange")}</p>
      </div>
    );
  }
  return (
    <section className="card calls-bar" aria-label={t("telephony.seat")}>
      {now.seat ? (
        <div className="calls-seat">
          <strong>{t("telephony.seatAt", { extension: now.seat.extension })}</strong>
          <Button size="small" loading={busy} onClick={() => void change(answer(api.DELETE("/api/seat")))}>
            {t("telephony.rise")}
          </Button>
        </div>
      ) : (
        <form className="calls-seat" onSubmit={sit}>
          <label htmlFor="seat-extension">{t("telephony.seat")}</label>
          <Input
            id="seat-extension"
            inputMode="numeric"
            maxLength={20}
            style={{ width: 110 }}
            value={extension}
            onChange={(event) => setExtension(event.target.value)}
          />
          {now.exchanges.length > 1 && (
            <Select
              aria-label={t("telephony.exchange")}
              placeholder={t("telephony.exchange")}
              style={{ width: 140 }}
              value={exchange}
              onChange={setExchange}
              options={now.exchanges.map((one) => ({ value: one.code, label: one.code }))}
            />
          )}
          <Button type="primary" htmlType="submit" loading={busy} disabled={!extension.trim()}>
            {t("telephony.sit")}
          </Button>
          <span className="quiet">{t("telephony.seatAbout")}</span>
        </form>
      )}
      <div className="calls-side">
        {now.exchanges.map((one) => (
          <span key={one.code}>
            <span className="quiet">{t("telephony.lines")}</span> {one.code}
            {one.code === "simulator" && `（${t("telephony.simulator")}）`}{" "}
            {one.connects ? (
              <strong className={one.up ? "colour-green" : "colour-red"}>
                {t(one.up ? "telephony.up" : "telephony.isDown")}
              </strong>
            ) : (
              <span className="quiet">
                {one.heard_at
                  ? t("telephony.calledUs", { at: shortTime(one.heard_at, clock) })
                  : t("telephony.never")}
              </span>
            )}
          </span>
        ))}
      </div>
      {problem && <ProblemNotice error={problem} />}
    </section>
  );
}
