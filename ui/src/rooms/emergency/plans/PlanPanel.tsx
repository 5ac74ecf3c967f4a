// One version of a plan: its four parts, how it differs from the one in force, who reviewed it (EPL-01, EPL-02).
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Skeleton } from "antd";
import type { ReactNode } from "react";
import { asProblem } from "../../../api/client";
import { useMeta } from "../../../api/queries";
import { shortTime } from "../../../spine/clock/moment";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../../spine/words/language";
import { type PlanDifference, type PlanStep, type PlanText, planQuery } from "./queries";
import "./plans.css";
import "./words";

export function PlanPanel({ id }: { id: string }) {
  const plan = useQuery(planQuery(id));
  if (plan.error) return <ProblemNotice error={asProblem(plan.error)} onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Skeleton active />;
  return <PlanBody plan={plan.data} />;
}

export function PlanBody({ plan }: { plan: PlanText }) {
  const t = useTexts();
  const say = useSay();
  const written = plan.state === "draft" || plan.state === "in_approval";
  return (
    <>
      {written &&
        (plan.faults.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            data-testid="plan-faults"
            title={t("plans.faults")}
            description={
              <ul className="plain-list">
                {plan.faults.map((fault) => (
                  <li key={fault.en}>{say(fault)}</li>
                ))}
              </ul>
            }
          />
        ) : (
          plan.state === "draft" && <p className="mark">{t("plans.complete")}</p>
        ))}
      {plan.improvements.length > 0 && plan.state !== "superseded" && (
        <section className="card" aria-labelledby="improve-title">
          <h2 id="improve-title">{t("plans.improve")}</h2>
          <ul className="plain-list">
            {plan.improvements.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="card stack" aria-labelledby="plan-title">
        <h2 id="plan-title">
          {say(plan.title)} <span className="quiet figures">v{plan.version}</span>
        </h2>
        <Facts plan={plan} />
        <h3>{t("plans.process")}</h3>
        <p className={`plan-process ${say(plan.process) ? "" : "quiet"}`}>
          {say(plan.process) || t("plans.noProcess")}
        </p>
        <h3>{t("plans.steps")}</h3>
        <Steps steps={plan.steps} incident={plan.scenario.incident} />
      </section>
      {plan.difference && plan.state !== "superseded" && <Difference of={plan.difference} plan={plan} />}
      <Reviews plan={plan} />
    </>
  );
}

function Facts({ plan }: { plan: PlanText }) {
  const t = useTexts();
  const say = useSay();
  const facts: [string, ReactNode][] = [
    [t("plans.scenario"), plan.scenario.words ? say(plan.scenario.words) : plan.scenario.code],
    [t("plans.unit"), plan.unit?.name],
    [t("plans.owner"), plan.owner?.name ?? t("plans.nobody")],
    [t("plans.clause"), plan.clause],
    [t("plans.types"), plan.types.map((one) => say(one.words)).join("、")],
    [
      t("plans.authors"),
      plan.authors.map((one) => one.name).join("、") || (plan.pack && t("plans.pack", { pack: plan.pack })),
    ],
    [t("plans.approved"), plan.approved_by && `${plan.approved_by.name} · ${shortTime(plan.approved_at)}`],
    [
      t("plans.from"),
      plan.from &&
        `${shortTime(plan.from)}${plan.until ? ` ${t("plans.until")} ${shortTime(plan.until)}` : ""}`,
    ],
    [
      t("plans.due"),
      plan.review_due && (
        <span className={plan.late ? "plan-due-late" : ""}>
          {shortTime(plan.review_due)}
          {plan.late && ` · ${t("plans.late")}`}
        </span>
      ),
    ],
  ];
  return (
    <dl className="plan-facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([label, value]) => (
          <div key={label} className="plan-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What the entry of the log that does a step is called. */
function useDoneBy(): (code: string) => string {
  const meta = useMeta();
  const say = useSay();
  const fields = meta?.flows
    .find((one) => one.kind === "plan")
    ?.actions.find((one) => one.code === "draft")?.fields;
  const choices = fields
    ?.find((field) => field.name === "steps")
    ?.fields?.find((field) => field.name === "done_by")?.choices;
  return (code) => {
    const known = choices?.find((one) => one.code === code);
    return known ? say(known) : code;
  };
}

function Steps({ steps, incident }: { steps: PlanStep[]; incident: boolean }) {
  const t = useTexts();
  const say = useSay();
  const doneBy = useDoneBy();
  return (
    <table className="plan-steps">
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{t("plans.step")}</th>
          <th scope="col">{t("plans.role")}</th>
          <th scope="col">{t("plans.minutes")}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, n) => (
          <tr key={step.code}>
            <td className="figures">{n + 1}</td>
            <td>
              {say({ zh: step.zh, en: step.en || step.zh })}
              {incident && step.done_by && (
                <small className="quiet"> {t("plans.by", { what: doneBy(step.done_by) })}</small>
              )}
            </td>
            <td>
              {step.role_words ? (
                say(step.role_words)
              ) : (
                <span className="mark mark-late">{t("plans.noRole")}</span>
              )}
            </td>
            <td className="figures">
              {step.minutes > 0 ? (
                t("plans.within", { n: step.minutes })
              ) : (
                <span className="mark mark-late">{t("plans.noTime")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Difference({ of, plan }: { of: PlanDifference; plan: PlanText }) {
  const t = useTexts();
  const say = useSay();
  const same = of.members.length === 0 && of.steps.every((one) => one.what === "same");
  const text = (step: PlanStep | null) => (step ? say({ zh: step.zh, en: step.en || step.zh }) : "");
  const role = (step: PlanStep | null) => (step?.role_words ? say(step.role_words) : "");
  return (
    <section className="card stack" aria-labelledby="difference-title">
      <h2 id="difference-title">
        {t("plans.compare", { n: of.version })}{" "}
        <Link to="/plans/$id" params={{ id: of.id }} search={{}} className="figures">
          {of.number}
        </Link>
      </h2>
      {same && <p className="quiet">{t("plans.same")}</p>}
      {of.members.length > 0 && (
        <p>
          {t("plans.changed")}
          {t("form.colon")}
          {of.members.map((member) => t(`plans.members.${member}`)).join("、")}
          {of.members.includes("title") && (
            <small className="quiet">
              {" "}
              {t("plans.was")} {say(of.title)} → {say(plan.title)}
            </small>
          )}
        </p>
      )}
      {of.members.includes("process") && <p className="plan-process plan-was">{of.process}</p>}
      {!same && (
        <table className="plan-steps" data-testid="difference">
          <tbody>
            {of.steps.map((one) => {
              const now = one.is ?? one.was;
              const was = one.what === "changed" ? one.was : null;
              return (
                <tr key={`${one.what}.${now?.code}`} data-what={one.what}>
                  <td>{one.what === "same" ? "" : t(`plans.${one.what}`)}</td>
                  <td>
                    {was && text(was) !== text(now) && <small className="plan-was">{text(was)}</small>}
                    {text(now)}
                  </td>
                  <td>
                    {was && role(was) !== role(now) && <small className="plan-was">{role(was)}</small>}
                    {role(now)}
                  </td>
                  <td className="figures">
                    {was && was.minutes !== now?.minutes && (
                      <small className="plan-was">{t("plans.within", { n: was.minutes })}</small>
                    )}
                    {t("plans.within", { n: now?.minutes ?? 0 })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Reviews({ plan }: { plan: PlanText }) {
  const t = useTexts();
  if (plan.state === "draft" || plan.state === "in_approval") return null;
  return (
    <section className="card stack" aria-labelledby="reviews-title">
      <h2 id="reviews-title">{t("plans.reviews")}</h2>
      {plan.uses.length > 0 && (
        <>
          <h3>{t("plans.uses")}</h3>
          <ul className="plain-list">
            {plan.uses.map((use) => (
              <li key={use.number}>
                {use.matter ? (
                  <Link to="/records/$id" params={{ id: use.matter }} search={{}}>
                    {use.number}
                  </Link>
                ) : (
                  use.number
                )}{" "}
                <small className="quiet figures">
                  {shortTime(use.at)} · {t("plans.useDue", { at: shortTime(use.due) })}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.reviews.length === 0 && plan.uses.length === 0 && <p className="quiet">{t("plans.noReviews")}</p>}
      <ul className="plain-list">
        {plan.reviews.map((one) => (
          <li key={`${one.at}.${one.number}`}>
            <strong>{t(one.result === "change" ? "plans.change" : "plans.applicable")}</strong>{" "}
            <small className="quiet figures">
              {shortTime(one.at)} {one.by?.name} {one.number && t("plans.after", { number: one.number })}
            </small>
            {one.text && <div>{one.text}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
