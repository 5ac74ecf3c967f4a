import { queryOptions, useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Popconfirm, Radio, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { Body } from "../../api/types";
import { fromInput, shortTime } from "../../spine/clock/moment";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { MomentInput } from "../../spine/form/MomentInput";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";

const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: () => answer(api.GET("/api/tokens")).then((r) => r.items),
});

/** Keys for programs that act as me. The secret is shown once. */
export function TokensPage() {
  const t = useTexts();
  const list = useQuery(tokensQuery);
  const present = (list.data ?? []).filter((one) => one.revoked_at === null);
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function end(id: string) {
    setProblem(null);
    try {
      await api.DELETE("/api/tokens/{id}", { params: { path: { id } } });
      await list.refetch();
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  return (
    <div className="page page-narrow">
      <PageHead title={t("person.tokens")} />
      {secret && (
        <Alert
          type="success"
          showIcon
          title={t("tokens.once")}
          description={
            <div className="row">
              <code className="secret" data-testid="secret">
                {secret}
              </code>
              <Button
                size="small"
                onClick={() =>
                  void navigator.clipboard?.writeText(secret).then(() => tell(t("tokens.copied")))
                }
              >
                {t("tokens.copy")}
              </Button>
            </div>
          }
          closable={{ onClose: () => setSecret(null) }}
        />
      )}
      <MakeForm onMade={setSecret} />
      {problem && <ProblemNotice error={problem} />}
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active />}
      {list.data && (
        <section className="card" aria-labelledby="tokens-title">
          <h2 id="tokens-title">{t("tokens.present")}</h2>
          {present.length === 0 && <p className="quiet">{t("tokens.none")}</p>}
          <ul className="plain-list">
            {present.map((one) => (
              <li key={one.id} className="row row-between">
                <span>
                  <strong>{one.name}</strong>{" "}
                  <span className="mark">{t(`tokens.scope_${one.scope}`, { defaultValue: one.scope })}</span>
                  <span className="quiet figures">
                    {" "}
                    {one.expires_at
                      ? t("tokens.until", { at: shortTime(one.expires_at) })
                      : t("tokens.noEnd")}
                  </span>
                </span>
                <Popconfirm title={t("tokens.endAsk")} onConfirm={() => end(one.id)}>
                  <Button size="small" danger>
                    {t("tokens.end")}
                  </Button>
                </Popconfirm>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function MakeForm({ onMade }: { onMade: (secret: string) => void }) {
  const t = useTexts();
  const say = useSay();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<Body<"make_token">["scope"]>("read");
  const [expires, setExpires] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const at = (field: string) => problem?.errors.find((error) => error.field.split("[")[0] === field);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const end = expires ? fromInput(`${expires}T23:59`) : undefined;
      const made = await answer(
        api.POST("/api/tokens", { body: { name: name.trim(), scope, expires: end } }),
      );
      onMade(made.token);
      setName("");
      await queryClient.invalidateQueries({ queryKey: ["tokens"] });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="card" onSubmit={(event) => void send(event)} noValidate>
      <h2>{t("tokens.make")}</h2>
      <FieldFrame id="token-name" label={t("tokens.name")} required error={at("name")}>
        {(described) => (
          <Input
            {...described}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </FieldFrame>
      <fieldset className="field-object">
        <legend>{t("tokens.scopes")}</legend>
        <Radio.Group
          aria-label={t("tokens.scopes")}
          value={scope}
          onChange={(event) => setScope(event.target.value)}
          options={["read", "write"].map((one) => ({ value: one, label: t(`tokens.scope_${one}`) }))}
        />
        {at("scope") && <div className="field-error">{say(at("scope"))}</div>}
      </fieldset>
      <FieldFrame id="token-expires" label={t("tokens.expires")} error={at("expires")}>
        {(described) => (
          <MomentInput described={described} name="expires" value={expires} onChange={setExpires} day />
        )}
      </FieldFrame>
      {problem && problem.errors.length === 0 && <ProblemNotice error={problem} />}
      <Button type="primary" htmlType="submit" loading={busy} disabled={!name.trim()}>
        {t("tokens.go")}
      </Button>
    </form>
  );
}
