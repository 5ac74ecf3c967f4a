import { LockOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { gatesQuery, parametersQuery, useAbility } from "../../api/queries";
import type { Parameter } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { useSay, useTexts } from "../../spine/words/language";
import { PriorityTag } from "../queues/PriorityTag";

const ValueDrawer = lazy(() => import("./ValueDrawer").then((part) => ({ default: part.ValueDrawer })));

export function PolicyPage() {
  const t = useTexts();
  const [part, setPart] = useState<"parameters" | "gates">("parameters");
  return (
    <div className="page">
      <PageHead title={t("nav.policy")} />
      <div>
        <fieldset className="segments">
          <legend className="unseen">{t("nav.policy")}</legend>
          {(["parameters", "gates"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={part === one} onClick={() => setPart(one)}>
              {t(`policy.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {part === "parameters" ? <Parameters /> : <Gates />}
    </div>
  );
}

function Parameters() {
  const t = useTexts();
  const say = useSay();
  const query = useQuery(parametersQuery);
  const mayWrite = useAbility("policy.write");
  const [find, setFind] = useState("");
  const [editing, setEditing] = useState<Parameter | null>(null);
  if (query.error) return <EndPage error={query.error} />;
  if (!query.data) return <Skeleton active />;
  const wanted = find.trim().toLowerCase();
  const items = query.data.items.filter(
    (one) => !wanted || [one.code, one.words.zh, one.words.en].join(" ").toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className="row row-between">
        <Input
          className="find"
          allowClear
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder={t("policy.find")}
          aria-label={t("policy.find")}
        />
        <span className="quiet">{t("policy.version", { version: query.data.version })}</span>
      </div>
      <section className="card table-card" aria-label={t("policy.parameters")}>
        <table className="grid grid-settings">
          <thead>
            <tr>
              <th>{t("policy.code")}</th>
              <th>{t("policy.words")}</th>
              <th>{t("policy.value")}</th>
              <th>{t("policy.origin")}</th>
              <th>{t("policy.clause")}</th>
              <th>{t("policy.overrides")}</th>
              {mayWrite && (
                <th>
                  <span className="unseen">{t("row.actions")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.code}>
                <td>
                  <code>{one.code}</code>
                </td>
                <td>
                  {say(one.words)}
                  {one.later && (
                    <span className="mark" title={t("policy.laterAbout")}>
                      {t("policy.later")}
                    </span>
                  )}
                </td>
                <td className="figures">
                  {one.by_priority.length > 0 ? <ByPriority values={one.by_priority} /> : <Value of={one} />}
                  {one.locked && (
                    <span className="mark" title={t("policy.lockedAbout")}>
                      <LockOutlined aria-hidden="true" /> {t("policy.locked")}
                    </span>
                  )}
                </td>
                <td>{say(one.origin)}</td>
                <td>
                  <small className="clause">{say(one.clause)}</small>
                </td>
                <td>
                  {one.overrides.length > 0 ? (
                    <details>
                      <summary className="figures">{one.overrides.length}</summary>
                      <ul className="plain-list">
                        {one.overrides.map((override) => (
                          <li key={`${override.scope.zh}-${override.from}`}>
                            <strong>{override.value}</strong> · {say(override.scope)}
                            {override.from !== null && override.from > 0 && (
                              <span className="quiet figures">
                                {" "}
                                {t("policy.from", { at: shortTime(override.from) })}
                              </span>
                            )}
                            <small className="clause"> {override.clause}</small>
                          </li>
                        ))}
                      </ul>
                    </details>
                  ) : (
                    <span className="quiet">—</span>
                  )}
                </td>
                {mayWrite && (
                  <td>
                    <Button size="small" disabled={one.locked} onClick={() => setEditing(one)}>
                      {t("policy.change")}
                      <span className="unseen"> {one.code}</span>
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Suspense fallback={null}>
        {editing && <ValueDrawer key={editing.code} parameter={editing} onClose={() => setEditing(null)} />}
      </Suspense>
    </>
  );
}

/** A value in words, and as it is written where that says more. */
function Value({ of: { said, value } }: { of: Pick<Parameter, "said" | "value"> }) {
  const say = useSay();
  return (
    <>
      <strong title={value}>{say(said) || value || "—"}</strong>{" "}
      {said && !say(said).startsWith(value) && <code className="quiet">{value} </code>}
    </>
  );
}

/** What holds for each priority, where they differ; whose word it is stands beside what was set. */
function ByPriority({ values }: { values: Parameter["by_priority"] }) {
  const say = useSay();
  return (
    <dl className="by-priority">
      {values.map((one) => (
        <div key={one.priority} title={[say(one.origin), say(one.clause)].filter(Boolean).join(" · ")}>
          <dt>
            <PriorityTag code={one.priority} />
          </dt>
          <dd>
            <Value of={one} />
            {!one.default && <small className="quiet">{say(one.origin)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Gates() {
  const t = useTexts();
  const say = useSay();
  const query = useQuery(gatesQuery);
  if (query.error) return <EndPage error={query.error} />;
  if (!query.data) return <Skeleton active />;
  return (
    <section className="card table-card" aria-label={t("policy.gates")}>
      <table className="grid grid-settings">
        <thead>
          <tr>
            <th>{t("policy.code")}</th>
            <th>{t("policy.gateWords")}</th>
            <th>{t("policy.mode")}</th>
            <th>{t("policy.clause")}</th>
          </tr>
        </thead>
        <tbody>
          {query.data.map((one) => (
            <tr key={one.code}>
              <td>
                <code>{one.code}</code>
              </td>
              <td>{say(one.words)}</td>
              <td>
                {one.mode && (
                  <span className={`mark mode-${one.mode}`}>
                    {t(`mode.${one.mode}`, { defaultValue: one.mode })}
                  </span>
                )}
              </td>
              <td>
                <small className="clause">{say(one.clause)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
