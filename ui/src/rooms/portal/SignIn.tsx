import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Input, Radio } from "antd";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";
import { houseQuery, keep, sessionQuery } from "./data";
import { chosen } from "./place";

/** Seconds before another code may be asked for; the server has its own bounds. */
const AGAIN = 60;

interface Props {
  wanted: string | undefined;
  ended: boolean;
  onIn: () => void;
}

export function SignIn({ wanted, ended, onIn }: Props) {
  const t = useTexts();
  const house = useQuery(houseQuery);
  const [picked, setPicked] = useState<string | undefined>(wanted);
  const [phone, setPhone] = useState("");
  const [sent, setSent] = useState<{ phone: string; minutes: number; shown: string | null } | null>(null);
  const [code, setCode] = useState("");
  const [wait, setWait] = useState(0);
  const [busy, setBusy] = useState<"code" | "in" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1_000);
    return () => clearTimeout(timer);
  }, [wait]);

  useEffect(() => {
    if (sent) box.current?.querySelector<HTMLInputElement>("#portal-code")?.focus();
  }, [sent]);

  if (house.isPending) return <p className="portal-wait">{t("portal.loading")}</p>;
  if (house.isError) return <ProblemNotice error={house.error} onRetry={() => void house.refetch()} />;
  const items = house.data.items;
  if (items.length === 0) return <Alert type="info" showIcon title={t("portal.noCompany")} />;
  const company = chosen(items, picked);
  const at = (field: string) => problem?.errors.find((error) => error.field === field);

  async function ask() {
    if (!company) return;
    setBusy("code");
    setProblem(null);
    try {
      const body = { company: company.code, phone: phone.trim() };
      const done = await answer(api.POST("/api/portal/codes", { body }));
      setSent({ phone: body.phone, minutes: Math.round(done.lasts_ms / 60_000), shown: done.code });
      setCode("");
      setWait(AGAIN);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(null);
    }
  }

  async function enter() {
    if (!company || !sent) return;
    setBusy("in");
    setProblem(null);
    try {
      const body = { company: company.code, phone: sent.phone, code: code.replace(/\D/g, "") };
      const session = await answer(api.POST("/api/portal/session", { body }));
      keep(session);
      onIn();
      queryClient.setQueryData(sessionQuery.queryKey, session);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(null);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void (sent ? enter() : ask());
  }

  return (
    <section className="portal-card portal-sign-in" ref={box}>
      <h1>{t("portal.signIn")}</h1>
      <p className="quiet">{t("portal.signInAbout")}</p>
      {ended && !problem && <Alert type="info" showIcon title={t("portal.ended")} />}
      <form onSubmit={submit} noValidate aria-label={t("portal.signIn")}>
        {items.length > 1 && !sent && (
          <FieldFrame id="portal-company" label={t("portal.company")} required error={at("company")}>
            {(described) => (
              <Radio.Group
                id={described.id}
                aria-label={t("portal.company")}
                value={company?.code ?? null}
                onChange={(event) => setPicked(event.target.value)}
                options={items.map((one) => ({ value: one.code, label: one.name }))}
              />
            )}
          </FieldFrame>
        )}
        {!sent && (
          <FieldFrame id="portal-phone" label={t("portal.phone")} required error={at("phone")}>
            {(described) => (
              <Input
                {...described}
                size="large"
                type="tel"
                inputMode="tel"
                autoComplete="tel"
                maxLength={40}
                value={phone}
                onChange={(event) => setPhone(event.target.value)}
              />
            )}
          </FieldFrame>
        )}
        {sent && (
          <>
            <p role="status">{t("portal.codeSent", { phone: sent.phone, n: sent.minutes })}</p>
            {sent.shown && (
              <Alert
                type="warning"
                showIcon
                title={t("portal.demo")}
                description={
                  <span className="portal-shown">{t("portal.demoCode", { code: sent.shown })}</span>
                }
              />
            )}
            <FieldFrame id="portal-code" label={t("portal.code")} required error={at("code")}>
              {(described) => (
                <Input
                  {...described}
                  size="large"
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={12}
                  className="portal-code"
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </FieldFrame>
          </>
        )}
        {problem && <ProblemNotice error={problem} />}
        <p className="portal-row">
          {(["stops", "board"] as const).map((to) => (
            <Link key={to} to="/portal/$" params={{ _splat: company ? `${to}/${company.code}` : to }}>
              {t(`portal.${to}`)}
            </Link>
          ))}
        </p>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          loading={sent ? busy === "in" : busy === "code"}
          disabled={!company || (sent ? code.replace(/\D/g, "").length < 6 : phone.trim().length < 5)}
        >
          {sent ? t("portal.go") : t("portal.getCode")}
        </Button>
        {sent && (
          <div className="portal-row">
            <Button
              type="link"
              onClick={() => {
                setSent(null);
                setProblem(null);
              }}
            >
              {t("portal.otherPhone")}
            </Button>
            <Button type="link" disabled={wait > 0} loading={busy === "code"} onClick={() => void ask()}>
              {wait > 0 ? t("portal.againIn", { n: wait }) : t("portal.again")}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}
