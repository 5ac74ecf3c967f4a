// What everybody reads without signing in: stops of gas by estate or address (ANN-01), and the notice board (ANN-04).
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Input, Radio } from "antd";
import { useDeferredValue, useState } from "react";
import { answer, api } from "../../api/client";
import type { PublicBulletin, PublicStop } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { houseQuery } from "./data";
import { Call } from "./Portal";
import { chosen, dayText } from "./place";

const stopsQuery = (company: string, q: string) =>
  queryOptions({
    queryKey: ["portal", "stops", company, q],
    queryFn: () =>
      answer(api.GET("/api/portal/stops", { params: { query: { company, q: q || undefined } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

const boardQuery = (company: string) =>
  queryOptions({
    queryKey: ["portal", "board", company],
    queryFn: () => answer(api.GET("/api/portal/bulletins", { params: { query: { company } } })),
    refetchInterval: 300_000,
  });

type Kind = "stops" | "board";

/** The company of the address, or the only one; of several one is picked. */
export function Public({ kind, company }: { kind: Kind; company: string | undefined }) {
  const t = useTexts();
  const navigate = useNavigate();
  const house = useQuery(houseQuery);
  if (house.isPending) return <p className="portal-wait">{t("portal.loading")}</p>;
  if (house.isError) return <ProblemNotice error={house.error} onRetry={() => void house.refetch()} />;
  const items = house.data.items;
  const one = chosen(items, company);
  return (
    <>
      <nav className="portal-public" aria-label={t("portal.publicNav")}>
        {(["stops", "board"] as const).map((to) => (
          <Link
            key={to}
            to="/portal/$"
            params={{ _splat: one ? `${to}/${one.code}` : to }}
            className={to === kind ? "active" : undefined}
            aria-current={to === kind ? "page" : undefined}
          >
            {t(`portal.${to}`)}
          </Link>
        ))}
        <Link to="/portal/$" params={{ _splat: one?.code ?? "" }}>
          {t("portal.mine")}
        </Link>
      </nav>
      {items.length > 1 && (
        <Radio.Group
          aria-label={t("portal.company")}
          value={one?.code ?? null}
          onChange={(event) =>
            void navigate({ to: "/portal/$", params: { _splat: `${kind}/${event.target.value}` } })
          }
          options={items.map((other) => ({ value: other.code, label: other.name }))}
        />
      )}
      {!one && <p className="quiet">{t(items.length === 0 ? "portal.noCompany" : "portal.pickFirst")}</p>}
      {one && kind === "stops" && <Stops company={one.code} line={one.line} />}
      {one && kind === "board" && <Board company={one.code} />}
    </>
  );
}

function Stops({ company, line }: { company: string; line: string }) {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useQuery(stopsQuery(company, q));
  const items = found.data?.items ?? [];
  return (
    <section className="portal-stack" aria-labelledby="stops-title">
      <h1 id="stops-title">{t("portal.stops")}</h1>
      <Input
        size="large"
        type="search"
        allowClear
        value={typed}
        aria-label={t("portal.stopsFind")}
        placeholder={t("portal.stopsFind")}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <p className="portal-wait">{t("portal.loading")}</p>}
      {found.data && items.length === 0 && (
        <div className="portal-card" role="status">
          <p>{t(q ? "portal.noStopHere" : "portal.noStops")}</p>
          {line && (
            <p>
              {t("portal.noGas")} <Call line={line} />
            </p>
          )}
        </div>
      )}
      {items.map((one) => (
        <Stop key={one.number} one={one} />
      ))}
    </section>
  );
}

function Stop({ one }: { one: PublicStop }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const at = (moment: number | null) => (moment === null ? t("portal.later") : dayText(moment, language));
  return (
    <article className="portal-card">
      <h2>{one.area}</h2>
      <p>
        <span className={one.planned ? "mark" : "mark mark-late"}>
          {say(one.state)}
          {!one.planned && ` · ${t("portal.urgentStop")}`}
        </span>
      </p>
      {one.found.length > 0 && <p>{t("portal.inside", { places: one.found.join("、") })}</p>}
      <dl className="portal-pairs">
        <dt>{t("portal.stopFrom")}</dt>
        <dd>{at(one.from)}</dd>
        <dt>{t("portal.stopUntil")}</dt>
        <dd>{at(one.until)}</dd>
        <dt>{t("portal.stopWhy")}</dt>
        <dd>{one.why}</dd>
        {one.contact && (
          <>
            <dt>{t("portal.stopAsk")}</dt>
            <dd>
              <Call line={one.contact} />
            </dd>
          </>
        )}
      </dl>
      <p className="quiet">{t("portal.stopAdvice")}</p>
      <p className="portal-print">
        <a href={`${one.poster}?lang=${language}`} target="_blank" rel="noreferrer">
          {t("portal.poster")}
        </a>{" "}
        <span className="quiet figures">{one.number}</span>
      </p>
    </article>
  );
}

function Board({ company }: { company: string }) {
  const t = useTexts();
  const found = useQuery(boardQuery(company));
  if (found.isPending) return <p className="portal-wait">{t("portal.loading")}</p>;
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className="portal-stack" aria-labelledby="board-title">
      <div className="portal-row">
        <h1 id="board-title">{t("portal.board")}</h1>
        {found.data.items.length > 0 && (
          <Button className="portal-print" onClick={() => window.print()}>
            {t("portal.print")}
          </Button>
        )}
      </div>
      {found.data.items.length === 0 && <p className="portal-card">{t("portal.noBoard")}</p>}
      {found.data.items.map((one) => (
        <Bulletin key={one.number} one={one} />
      ))}
    </section>
  );
}

function Bulletin({ one }: { one: PublicBulletin }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const english = language === "en";
  const text = english && one.text_en ? one.text_en : one.text;
  // A notice holds for a year and more: its days are told with the year.
  const day = (at: number) => fullTime(at, language).slice(0, 10);
  return (
    <article className="portal-card">
      <h2>{english && one.title_en ? one.title_en : one.title}</h2>
      <p className="quiet">
        <span className="mark">{say(one.words)}</span>{" "}
        {one.from !== null && t("portal.boardFrom", { at: day(one.from) })}
        {one.until !== null && ` · ${t("portal.boardUntil", { at: day(one.until) })}`}
      </p>
      <p className="portal-text">{text}</p>
    </article>
  );
}
