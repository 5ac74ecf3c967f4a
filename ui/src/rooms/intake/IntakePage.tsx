import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import {
  type FormEvent,
  type KeyboardEvent,
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { answer, api, asProblem, newKey, type Problem } from "../../api/client";
import { queryClient, recordQuery, useMeta } from "../../api/queries";
import type { Acted, Body, Drawn } from "../../api/types";
import { useDraft } from "../../spine/form/draft";
import { Fields } from "../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../spine/form/keys";
import { FormPlaceContext } from "../../spine/form/place";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, isBlank, toBody } from "../../spine/form/values";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";
import { formOf } from "../emergency/EmergencyAnywhere";
import { EmergencyKey } from "../emergency/EmergencyKey";
import { useProposal } from "./proposal";
import { answers, REQUIRED, toggleWithheld, type Withheld, withholdable } from "./withheld";

// What stands beside the form comes after it: nobody waits for it to begin typing.
const FoundCustomers = lazy(() =>
  import("./FoundCustomers").then((part) => ({ default: part.FoundCustomers })),
);
const SimilarPanel = lazy(() => import("./SimilarPanel").then((part) => ({ default: part.SimilarPanel })));
const ProposalLine = lazy(() => import("./ProposalLine").then((part) => ({ default: part.ProposalLine })));
const CallBound = lazy(() => import("../telephony/CallBound"));
const Nearby = lazy(() => import("../emergency/Nearby"));
const KnownOutages = lazy(() => import("../emergency/outages/KnownOutages"));

const GROUPS: { key: string; names: string[] }[] = [
  { key: "what", names: ["channel", "type", "priority", "priority_reason", "content"] },
  { key: "who", names: ["contact", "name", "customer", "point", "address"] },
  { key: "when", names: ["occurred_at", "wanted", "special", "background", "unit"] },
];
const AFTERWARDS = ["received_at", "blank", "receiver", "source_ref", "source_status"];
const HIDDEN = ["withheld", "call"];
const CHANNEL = "shouwen.channel";

/** The form a request is written into: keyboard first, one press from the read-back. */
export function IntakePage() {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const { customer, call, blank } = useSearch({ from: "/shell/intake" });
  const meta = useMeta();
  const form = useMemo(() => formOf(meta, "save"), [meta]);
  const emergency = useMemo(() => formOf(meta, "emergency_call"), [meta]);
  const start: Draft = { channel: localStorage.getItem(CHANNEL) ?? undefined, customer };
  // Every call has a draft of its own: what was begun in another is still there afterwards.
  const draft = useDraft<Draft>(
    call ? `intake.${call}` : blank ? `intake.${blank}` : "intake",
    call ? { ...start, channel: "hotline", call } : blank ? { ...start, blank } : start,
  );
  const values = draft.value;
  const [busy, setBusy] = useState(false);
  const [join, setJoin] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [afterwards, setAfterwards] = useState(AFTERWARDS.some((name) => values[name]));
  const key = useRef({ text: "", key: "" });
  const box = useRef<HTMLFormElement>(null);
  const text = (name: string) => (typeof values[name] === "string" ? (values[name] as string) : "");
  const proposal = useProposal(text("type"), text("content"));
  const withheld = (values.withheld ?? []) as Withheld[];
  const { at, elsewhere } = usePlaced(form, problem, answers(values, withheld), box);
  const required = meta?.types.find((one) => one.code === text("type"))?.required ?? [];

  const set = (next: Draft) => draft.set(next);
  const group = (names: string[]): Drawn[] =>
    names
      .map((name) => form.find((field) => field.name === name))
      .filter((field): field is Drawn => field !== undefined)
      .filter((field) => field.name !== "priority_reason" || lowered())
      .filter((field) => field.name !== "point" || Boolean(values.customer))
      .map((field) => ({
        ...field,
        required: field.required || (REQUIRED.includes(field.name) && required.includes(field.name)),
      }));
  const lowered = () => proposal !== null && text("priority") !== "" && text("priority") > proposal.priority;
  const known = new Set([...GROUPS.flatMap((one) => one.names), ...AFTERWARDS, ...HIDDEN, "extra"]);
  const others = form.filter((field) => !known.has(field.name));

  // Whoever comes by a key goes on typing where something is still to be written.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || form.length === 0) return;
    arrived.current = true;
    const said = answers(values, withheld);
    const asked = GROUPS.flatMap((one) => group(one.names));
    const first = asked.find((field) => isBlank([field], said));
    focusFirst(box.current?.querySelector<HTMLElement>(`#intake-${first?.name}`));
  });

  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (busy) return;
    const body = toBody<Body<"request_save">>(form, values);
    const written = JSON.stringify(body);
    if (key.current.text !== written) key.current = { text: written, key: newKey() };
    setBusy(true);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": key.current.key } };
      // The short answer comes only to those who prefer it.
      const page = (await answer(api.POST("/api/requests", { params, body }))) as Acted;
      if (text("channel")) localStorage.setItem(CHANNEL, text("channel"));
      draft.forget();
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      tell(t("intake.saved", { number: page.record.number }));
      if ("gone" in page) {
        await navigate({ to: "/queue", search: {} });
        return;
      }
      queryClient.setQueryData(recordQuery(page.record.id).queryKey, page);
      const readBack = page.actions.some((one) => one.action === "confirm");
      await navigate({
        to: "/records/$id",
        params: { id: page.record.id },
        search: readBack ? { act: "confirm" } : {},
      });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  function keys(event: KeyboardEvent) {
    sendsOn(event, () => void save());
  }

  function aside(field: Drawn) {
    if (field.name === "special") {
      return (
        <button
          type="button"
          className="text-button"
          onClick={() => set({ ...values, special: t("intake.noneValue") })}
        >
          {t("intake.none")}
        </button>
      );
    }
    return null;
  }

  function mark(field: Drawn) {
    const extra = aside(field);
    if (!withholdable(field.name)) return extra;
    const held = withheld.some((one) => one.field === field.name);
    return (
      <>
        {extra}
        <button
          type="button"
          className="text-button"
          aria-pressed={held}
          aria-label={say(field.label) + t("form.colon") + t(held ? "intake.giveAgain" : "intake.withhold")}
          onClick={() => set(toggleWithheld(values, field.name))}
        >
          {t(held ? "intake.giveAgain" : "intake.withhold")}
        </button>
      </>
    );
  }

  function instead(field: Drawn, described: object) {
    const index = withheld.findIndex((one) => one.field === field.name);
    if (index < 0) return null;
    return (
      <Input
        {...described}
        prefix={<span className="mark">{t("intake.withheld")}</span>}
        value={withheld[index]?.reason ?? ""}
        placeholder={t("intake.withheldReason")}
        maxLength={200}
        onChange={(event) =>
          set({
            ...values,
            withheld: withheld.map((one, i) => (i === index ? { ...one, reason: event.target.value } : one)),
          })
        }
      />
    );
  }

  const section = (names: string[]) => (
    <Fields
      fields={group(names)}
      values={values}
      onChange={set}
      errors={at}
      prefix="intake"
      aside={mark}
      instead={instead}
    />
  );

  return (
    <FormPlaceContext value={{ customer: text("customer") || undefined }}>
      <div className="page page-wide">
        <PageHead title={t("nav.intake")}>
          <span className="quiet keys-hint">{t("intake.keys")}</span>
          <EmergencyKey
            form={emergency}
            typed={values}
            kind={proposal?.emergency ?? null}
            join={join}
            onJoined={() => setJoin(null)}
            onSent={draft.forget}
          />
        </PageHead>
        {emergency.length > 0 && (
          <Suspense>
            <Nearby typed={values} onJoin={setJoin} />
          </Suspense>
        )}
        <Suspense>
          <KnownOutages typed={values} onDone={draft.forget} />
        </Suspense>
        {values.call !== undefined && (
          <Suspense fallback={null}>
            <CallBound values={values} onChange={set} />
          </Suspense>
        )}
        {draft.restored && !isBlank(form, values) && (
          <p className="mark">
            {t("form.restored")}{" "}
            <button
              type="button"
              className="text-button"
              onClick={() => {
                draft.set({ channel: values.channel });
                draft.forget();
              }}
            >
              {t("intake.startOver")}
            </button>
          </p>
        )}
        <div className="intake">
          <form
            ref={box}
            className="stack"
            aria-label={t("nav.intake")}
            noValidate
            onSubmit={(event) => void save(event)}
            onKeyDown={keys}
          >
            {GROUPS.map((one) => (
              <section className="card" key={one.key} aria-labelledby={`intake-${one.key}-title`}>
                <h2 id={`intake-${one.key}-title`}>{t(`intake.${one.key}`)}</h2>
                {section(one.names)}
                {one.key === "what" && (
                  <Suspense fallback={<p className="proposal quiet">{t("intake.noProposal")}</p>}>
                    <ProposalLine
                      proposal={proposal}
                      type={text("type")}
                      priority={text("priority")}
                      onTake={(next) => set({ ...values, ...next })}
                    />
                  </Suspense>
                )}
              </section>
            ))}
            <section className="card">
              <button
                type="button"
                className="fold"
                aria-expanded={afterwards}
                onClick={() => setAfterwards((old) => !old)}
              >
                <span aria-hidden="true">{afterwards ? "▾" : "▸"}</span> {t("intake.afterwards")}
                <span className="quiet">{t("intake.afterwardsAbout")}</span>
              </button>
              {afterwards && section(AFTERWARDS)}
              {others.length > 0 && section(others.map((field) => field.name))}
            </section>
            {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
              <ProblemNotice error={problem} />
            )}
            <div className="row row-end sticky-foot">
              <Button type="primary" size="large" htmlType="submit" loading={busy} data-testid="save">
                {t("intake.save")}{" "}
                <span className="key" aria-hidden="true">
                  Ctrl ↵
                </span>
              </Button>
            </div>
          </form>
          <aside className="stack" aria-label={t("intake.side")}>
            <Suspense fallback={null}>
              <FoundCustomers
                q={text("contact") || text("name")}
                chosen={text("customer") || undefined}
                onChoose={(id) => set({ ...values, customer: id, point: undefined })}
              />
              <SimilarPanel contact={text("contact")} />
            </Suspense>
          </aside>
        </div>
      </div>
    </FormPlaceContext>
  );
}
