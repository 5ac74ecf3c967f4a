import { queryOptions, useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input, Radio, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { Body, MyReach } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { subscribe } from "./push";
import "../notices/words";

const myReachQuery = queryOptions({
  queryKey: ["reach", "mine"],
  queryFn: () => answer(api.GET("/api/me/reach")),
});

const CHOICES = [
  { means: "sms", field: "sms", text: "reach.sms" },
  { means: "mail", field: "by_mail", text: "reach.mailTo" },
  { means: "robot", field: "robot", text: "reach.robot" },
  { means: "push", field: "push", text: "reach.push" },
] as const;

/** Where urgent calls go, and by which further ways notices do (NTF-01, EMG-04). */
export function ReachPage() {
  const t = useTexts();
  const reach = useQuery(myReachQuery);
  return (
    <div className="page page-narrow">
      <PageHead title={t("reach.title")} />
      {reach.error && <ProblemNotice error={reach.error} onRetry={() => void reach.refetch()} />}
      {reach.isPending && <Skeleton active />}
      {reach.data && (
        <>
          {!reach.data.phone && <Alert type="warning" showIcon title={t("reach.missing")} />}
          <ContactForm reach={reach.data} />
          <Browsers reach={reach.data} />
        </>
      )}
    </div>
  );
}

function ContactForm({ reach }: { reach: MyReach }) {
  const t = useTexts();
  const [phone, setPhone] = useState(reach.phone);
  const [mail, setMail] = useState(reach.mail);
  const [chat, setChat] = useState(reach.chat);
  const [lang, setLang] = useState(reach.lang);
  const [wants, setWants] = useState<string[]>(reach.wants);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const at = (field: string) => problem?.errors.find((error) => error.field === field);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const body: Body<"put_my_reach"> = { phone: phone.trim(), mail: mail.trim(), chat: chat.trim(), lang };
    for (const { means, field } of CHOICES) body[field] = wants.includes(means);
    try {
      const saved = await answer(api.PUT("/api/me/reach", { body }));
      queryClient.setQueryData(myReachQuery.queryKey, saved);
      tell(t("reach.saved"));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="card" onSubmit={(event) => void send(event)} noValidate>
      <h2>{t("reach.contact")}</h2>
      <p className="quiet">{t("reach.about")}</p>
      <FieldFrame id="reach-phone" label={t("reach.phone")} error={at("phone")} hint={t("reach.phoneHint")}>
        {(described) => (
          <Input
            {...described}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            value={phone}
            maxLength={30}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </FieldFrame>
      <FieldFrame id="reach-mail" label={t("reach.mail")} error={at("mail")}>
        {(described) => (
          <Input
            {...described}
            type="email"
            autoComplete="email"
            value={mail}
            maxLength={254}
            onChange={(event) => setMail(event.target.value)}
          />
        )}
      </FieldFrame>
      <FieldFrame id="reach-chat" label={t("reach.chat")} error={at("chat")} hint={t("reach.chatHint")}>
        {(described) => (
          <Input
            {...described}
            autoComplete="off"
            value={chat}
            maxLength={80}
            onChange={(event) => setChat(event.target.value)}
          />
        )}
      </FieldFrame>
      <fieldset className="field-object">
        <legend>{t("reach.wants")}</legend>
        <Checkbox.Group
          value={wants}
          onChange={(chosen) => setWants(chosen)}
          options={CHOICES.map(({ means, text }) => ({ value: means, label: t(text) }))}
        />
        <p className="quiet">{t("reach.wantsHint")}</p>
      </fieldset>
      <fieldset className="field-object">
        <legend>{t("reach.lang")}</legend>
        <Radio.Group
          value={lang}
          onChange={(event) => setLang(event.target.value)}
          options={(["zh", "en"] as const).map((one) => ({ value: one, label: t(`reach.lang_${one}`) }))}
        />
      </fieldset>
      {problem && problem.errors.length === 0 && <ProblemNotice error={problem} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("reach.save")}
      </Button>
    </form>
  );
}

function Browsers({ reach }: { reach: MyReach }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function add(key: string) {
    setBusy(true);
    setProblem(null);
    try {
      const made = await subscribe(key);
      if (typeof made === "string") return tell(t(`reach.${made}`), "failed");
      const saved = await answer(api.POST("/api/me/browsers", { body: made }));
      queryClient.setQueryData(myReachQuery.queryKey, saved);
      tell(t("reach.added"));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  async function end(id: string) {
    setProblem(null);
    try {
      await api.DELETE("/api/me/browsers/{id}", { params: { path: { id } } });
      await queryClient.invalidateQueries({ queryKey: myReachQuery.queryKey });
      tell(t("reach.ended"));
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  const key = reach.key;
  return (
    <section className="card" aria-labelledby="browsers-title">
      <h2 id="browsers-title">{t("reach.browsers")}</h2>
      {reach.browsers.length === 0 && <p className="quiet">{t("reach.none")}</p>}
      <ul className="plain-list">
        {reach.browsers.map((one) => (
          <li key={one.id} className="row row-between">
            <span>
              {one.name} <span className="quiet figures">{t("reach.since", { at: shortTime(one.at) })}</span>
            </span>
            <Button size="small" onClick={() => void end(one.id)}>
              {t("reach.end")}
            </Button>
          </li>
        ))}
      </ul>
      {key ? (
        <Button loading={busy} onClick={() => void add(key)}>
          {t("reach.here")}
        </Button>
      ) : (
        <p className="quiet">{t("reach.noGateway")}</p>
      )}
      {problem && <ProblemNotice error={problem} />}
    </section>
  );
}
