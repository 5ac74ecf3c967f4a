import { useQuery } from "@tanstack/react-query";
import { Alert, Skeleton } from "antd";
import { Fragment } from "react";
import { explainQuery } from "../../api/queries";
import type { Clock, Explain } from "../../api/types";
import { ProblemNotice } from "../problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../words/language";
import { derivation } from "./derivation";
import { fullTime, span } from "./moment";

/** Why the due time is what it is: start, limit, calendar and every step, with the clause behind it. */
export function ExplainPanel({ href, clock }: { href: string; clock: Clock }) {
  const t = useTexts();
  const query = useQuery(explainQuery(href));
  return (
    <section className="explain" aria-label={t("clock.why")}>
      {query.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Drawing explain={query.data} clock={clock} />}
    </section>
  );
}

function Drawing({ explain, clock }: { explain: Explain; clock: Clock }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const shown = derivation(explain);
  const pairs: [string, string][] = [
    [t("explain.limit"), say(shown.limit) || t("explain.fixed")],
    [t("explain.start"), shown.start ? fullTime(shown.start.at, language) : ""],
    [t("explain.calendar"), shown.calendar ? `${say(shown.calendar.name)} (${shown.calendar.revision})` : ""],
    [t("explain.clause"), shown.clause ?? ""],
    [
      t("explain.origin"),
      [say(shown.origin), shown.version ? t("explain.version", { version: shown.version }) : ""]
        .filter(Boolean)
        .join(" · "),
    ],
  ];
  return (
    <>
      <h3>{say(shown.words)}</h3>
      <dl className="pairs">
        {pairs
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </Fragment>
          ))}
      </dl>
      <ol className="steps">
        {shown.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a derivation is read, not rearranged
          <li key={index}>
            <span>{say(step.said)}</span>
            {step.at !== null && <span className="figures quiet">{fullTime(step.at, language)}</span>}
          </li>
        ))}
      </ol>
      {(clock.paused_ms ?? 0) > 0 && (
        <p className="quiet">{t("explain.paused", { span: span(clock.paused_ms ?? 0, language) })}</p>
      )}
      {shown.pausedUntil !== null && (
        <p className="quiet">
          {t("explain.pausedUntil")} <span className="figures">{fullTime(shown.pausedUntil, language)}</span>
        </p>
      )}
      <p className="explain-due">
        {t(shown.due === null && shown.expected !== null ? "explain.expected" : "explain.due")}{" "}
        <strong className="figures">{fullTime(shown.due ?? shown.expected, language) || "—"}</strong>
      </p>
      {shown.unannounced.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("clock.unannounced", { years: shown.unannounced.join(t("form.and")) })}
        />
      )}
    </>
  );
}
