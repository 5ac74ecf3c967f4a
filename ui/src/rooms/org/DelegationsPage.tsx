import { queryOptions, useQuery } from "@tanstack/react-query";
import { Button, Popconfirm, Select, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient, useSession } from "../../api/queries";
import type { Body } from "../../api/types";
import { fromInput, shortTime, toInput } from "../../spine/clock/moment";
import { serverNow } from "../../spine/clock/now";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { MomentInput } from "../../spine/form/MomentInput";
import { PersonPicker } from "../../spine/form/RefPicker";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";

const delegationsQuery = queryOptions({
  queryKey: ["delegations"],
  queryFn: () => answer(api.GET("/api/delegations")).then((r) => r.items),
});

/** During my absence somebody else acts for me, in a role I hold, until a day (ORG-02). */
export function DelegationsPage() {
  const t = useTexts();
  const say = useSay();
  const session = useSession();
  const list = useQuery(delegationsQuery);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function end(id: string) {
    setProblem(null);
    try {
      await api.DELETE("/api/delegations/{id}", { params: { path: { id } } });
      await list.refetch();
      tell(t("delegations.ended"));
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  return (
    <div className="page page-narrow">
      <PageHead title={t("person.delegations")} />
      <GiveForm />
      {problem && <ProblemNotice error={problem} />}
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active />}
      {list.data && (
        <section className="card" aria-labelledby="delegations-title">
          <h2 id="delegations-title">{t("delegations.present")}</h2>
          {list.data.length === 0 && <p className="quiet">{t("delegations.none")}</p>}
          <ul className="plain-list">
            {list.data.map((one) => (
              <li key={one.id} className="row row-between">
                <span>
                  <strong>{one.to.name}</strong> · {one.words ? say(one.words) : one.role}
                  {one.unit && ` · ${one.unit.name}`}
                  {one.from_person && one.from_person.id !== session?.person.id && (
                    <span className="mark">{t("timeline.actingFor", { name: one.from_person.name })}</span>
                  )}
                  <span className="quiet figures">
                    {" "}
                    {shortTime(one.from)} – {shortTime(one.until)}
                  </span>
                </span>
                {one.from_person?.id === session?.person.id && (
                  <Popconfirm title={t("delegations.endAsk")} onConfirm={() => end(one.id)}>
                    <Button size="small" danger>
                      {t("delegations.end")}
                    </Button>
                  </Popconfirm>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function GiveForm() {
  const t = useTexts();
  const say = useSay();
  const session = useSession();
  const own = (session?.roles ?? []).filter((role) => !role.acting_for);
  const [to, setTo] = useState<string | undefined>();
  const [role, setRole] = useState(own[0] ? `${own[0].role}@${own[0].unit.id}` : undefined);
  const [from, setFrom] = useState(toInput(serverNow()).slice(0, 16));
  const [until, setUntil] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const at = (field: string) => problem?.errors.find((error) => error.field === field);

  async function send(event: FormEvent) {
    event.preventDefault();
    const [code, unit] = (role ?? "").split("@");
    setBusy(true);
    setProblem(null);
    try {
      // What is left empty the server names, field by field.
      const span = { from: from ? fromInput(from) : undefined, until: until ? fromInput(until) : undefined };
      const body = { to, role: code, unit, ...span } as Body<"delegate">;
      await api.POST("/api/delegations", { body });
      await queryClient.invalidateQueries({ queryKey: ["delegations"] });
      setTo(undefined);
      setUntil("");
      tell(t("delegations.given"));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="card" onSubmit={(event) => void send(event)} noValidate>
      <h2>{t("delegations.give")}</h2>
      <div className="fields">
        <FieldFrame id="delegate-to" label={t("delegations.to")} required error={at("to")}>
          {(described) => <PersonPicker described={described} value={to} onChange={setTo} />}
        </FieldFrame>
        <FieldFrame id="delegate-role" label={t("delegations.role")} required error={at("role")}>
          {(described) => (
            <Select
              {...described}
              className="wide"
              value={role}
              onChange={setRole}
              options={own.map((one) => ({
                value: `${one.role}@${one.unit.id}`,
                label: `${say(one.words)} · ${one.unit.name}`,
              }))}
            />
          )}
        </FieldFrame>
        <FieldFrame id="delegate-from" label={t("delegations.from")} required error={at("from")}>
          {(described) => <MomentInput described={described} name="from" value={from} onChange={setFrom} />}
        </FieldFrame>
        <FieldFrame id="delegate-until" label={t("delegations.until")} required error={at("until")}>
          {(described) => (
            <MomentInput described={described} name="until" value={until} onChange={setUntil} />
          )}
        </FieldFrame>
      </div>
      {problem && problem.errors.length === 0 && <ProblemNotice error={problem} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!to || !until}>
        {t("delegations.go")}
      </Button>
    </form>
  );
}
