import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useEffect } from "react";
import { Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { PortalClock, PortalMatter, PortalStep, PortalVisit } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { serverNow } from "../../spine/clock/now";
import { ChargeSums } from "../../spine/money/Charges";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { Acts } from "./Act";
import { Documents } from "./Documents";
import { isEnded, matterQuery } from "./data";
import { Back } from "./Portal";
import { dayText, standing, windowText } from "./place";

export function Matter({ id, onEnded }: { id: string; onEnded: () => void }) {
  const t = useTexts();
  const matter = useQuery(matterQuery(id));
  const over = matter.isError && isEnded(matter.error);
  useEffect(() => {
    if (over) onEnded();
  }, [over, onEnded]);
  const missing = matter.error instanceof Problem && matter.error.status === 404;
  return (
    <>
      <Back />
      {matter.isPending && <p className="portal-wait">{t("portal.loading")}</p>}
      {matter.isError && !over && (
        <ProblemNotice error={matter.error} onRetry={missing ? undefined : () => void matter.refetch()} />
      )}
      {matter.data && !missing && <Shown matter={matter.data} onEnded={onEnded} />}
    </>
  );
}

function Shown({ matter, onEnded }: { matter: PortalMatter; onEnded: () => void }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const made = queryClient.getQueryData<{ number: string; lost: string[] }>(["portal", "made", matter.id]);
  const visits = [...matter.visits].reverse();
  return (
    <>
      <div className="portal-title">
        <h1>{say(matter.type)}</h1>
        <p>
          <span className={`portal-state ${matter.closed_at ? "portal-state-ended" : ""}`}>
            {say(matter.words)}
          </span>
          {matter.urgent && <span className="portal-state portal-state-urgent">{t("portal.urgent")}</span>}
        </p>
        <p className="quiet figures">
          {matter.number} · {t("portal.received")} {dayText(matter.received_at, language)}
        </p>
      </div>
      {made && <Alert type="success" showIcon title={t("portal.submitted", { number: made.number })} />}
      {visits.length > 0 && (
        <section aria-labelledby="portal-visits" className="portal-stack">
          <h2 id="portal-visits">{t("portal.visits")}</h2>
          {visits.map((visit) => (
            <Visit key={visit.id} visit={visit} onEnded={onEnded} />
          ))}
        </section>
      )}
      {matter.clocks.length > 0 && <Dues clocks={matter.clocks} />}
      {matter.actions.length > 0 && (
        <section className="portal-card">
          <Acts offers={matter.actions} version={matter.version} onEnded={onEnded} />
        </section>
      )}
      <Steps steps={matter.steps} />
      <Documents matter={matter} lost={made?.lost ?? []} onEnded={onEnded} />
      <section className="portal-card" aria-labelledby="portal-details">
        <h2 id="portal-details">{t("portal.details")}</h2>
        <dl className="portal-fields">
          {matter.fields.map((field) => (
            <div key={field.key}>
              <dt>{say(field.label)}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Visit({ visit, onEnded }: { visit: PortalVisit; onEnded: () => void }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const answered = visit.plan_accepted;
  const window = visit.window ? windowText(visit.window, language) : null;
  return (
    <article className={`portal-card portal-visit ${visit.ended ? "portal-visit-ended" : ""}`}>
      <p className="portal-row-head">
        <span className={`portal-state ${visit.ended ? "portal-state-ended" : ""}`}>{say(visit.words)}</span>
        <small className="quiet figures">{t("portal.order", { number: visit.number })}</small>
      </p>
      <p className="portal-summary">{visit.content}</p>
      <dl className="portal-fields">
        {!visit.ended && (
          <div>
            <dt>{t("portal.window")}</dt>
            <dd>
              {window ? <strong>{window}</strong> : <span className="quiet">{t("portal.noWindow")}</span>}
              {window && visit.confirmed && <span className="portal-tick"> ✓ {t("portal.confirmed")}</span>}
            </dd>
          </div>
        )}
        {visit.staff && (
          <div>
            <dt>{t("portal.staff")}</dt>
            <dd>
              {visit.staff.name}
              {visit.staff.badge && (
                <span className="quiet"> {t("portal.badge", { number: visit.staff.badge })}</span>
              )}
            </dd>
          </div>
        )}
        {visit.plan && (
          <div>
            <dt>{t("portal.plan")}</dt>
            <dd>
              {visit.plan}{" "}
              <span className={answered === null ? "portal-late" : "quiet"}>
                （{t(answered === null ? "portal.planOpen" : answered ? "portal.planYes" : "portal.planNo")}
                {answered !== null && visit.plan_by_staff && t("portal.planByStaff")}）
              </span>
            </dd>
          </div>
        )}
        {visit.charges && (visit.charges.lines.length > 0 || visit.charges.cost) && (
          <div className="portal-charges">
            <dt>{t("money.title")}</dt>
            <dd>
              <ChargeSums charges={visit.charges} lines />
            </dd>
          </div>
        )}
        {visit.rating && (
          <div>
            <dt>{t("portal.rating")}</dt>
            <dd>
              {t("portal.ratingOf", visit.rating)}
              {visit.rating.text && <span className="portal-said">{visit.rating.text}</span>}
            </dd>
          </div>
        )}
      </dl>
      {visit.sheet && (
        <a className="portal-sheet" href={`${visit.sheet}?lang=${language}`} target="_blank" rel="noreferrer">
          {t("portal.sheet")}
        </a>
      )}
      <Acts
        offers={visit.actions}
        version={visit.version}
        onEnded={onEnded}
        about={(action) =>
          action === "answer_plan" ? (
            <p className="portal-said">{visit.plan}</p>
          ) : action === "confirm_visit" ? (
            <p>{t("portal.confirmAsk", { at: window ?? "" })}</p>
          ) : undefined
        }
      />
    </article>
  );
}

function Dues({ clocks }: { clocks: PortalClock[] }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const now = serverNow();
  return (
    <section className="portal-card" aria-labelledby="portal-due">
      <h2 id="portal-due">{t("portal.due")}</h2>
      <ul className="portal-dues">
        {clocks.map((clock, index) => {
          const how = standing(clock, now);
          const at = clock.due_at === null ? "" : dayText(clock.due_at, language);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: several orders may have a clock of the same name
            <li key={`${clock.code}-${index}`} className={`portal-due-${how}`}>
              <span>{say(clock.words)}</span>
              <span>
                {how === "kept" || how === "late" || how === "paused"
                  ? t(`portal.${how}`)
                  : t(`portal.${how}`, { at })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Steps({ steps }: { steps: PortalStep[] }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  return (
    <section className="portal-card" aria-labelledby="portal-progress">
      <h2 id="portal-progress">{t("portal.progress")}</h2>
      {steps.length === 0 && <p className="quiet">{t("portal.noSteps")}</p>}
      <ol className="portal-steps">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and only grow at the top
          <li key={steps.length - index} className={step.mine ? "portal-step-mine" : ""}>
            <time className="quiet figures" dateTime={new Date(step.at).toISOString()}>
              {fullTime(step.at, language).slice(5, -3)}
            </time>
            <strong>{say(step.words)}</strong>
            {step.window && <span>{windowText(step.window, language)}</span>}
            {step.accepted !== null && (
              <span>{t(step.accepted ? "portal.acceptedYes" : "portal.acceptedNo")}</span>
            )}
            {step.quality !== null && step.attitude !== null && (
              <span>{t("portal.ratingOf", { quality: step.quality, attitude: step.attitude })}</span>
            )}
            {step.text && <span className="portal-said">{step.text}</span>}
            {step.by !== null && <span>{t("portal.until", { at: dayText(step.by, language) })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
