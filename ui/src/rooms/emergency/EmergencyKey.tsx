import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { answer, api, asProblem, newKey, type Problem } from "../../api/client";
import { queryClient, recordQuery } from "../../api/queries";
import type { Acted, Body, Drawn } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { type Draft, placeErrors, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";

interface Props {
  /** The form of the emergency call; without it there is no key. */
  form: Drawn[];
  /** What was typed so far: it is taken along. */
  typed: Draft;
  /** The kind that the words of the customer point at. */
  kind: string | null;
  /** It went out: what was typed is not needed any more. */
  onSent: () => void;
}

/** One key from the call to the crew (F9): what is known goes out, what is missing is asked while they drive. */
export function EmergencyKey({ form, typed, kind, onSent }: Props) {
  const t = useTexts();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Draft>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef({ text: "", key: "" });
  const { at, elsewhere } = placeErrors(form, problem?.errors ?? []);
  // The plan runs from the call, not from the end of typing.
  const began = useRef<string | null>(null);
  const isTyped = Boolean(typed.contact || typed.name || typed.content || typed.address);
  if (isTyped) began.current ??= new Date().toISOString();
  else if (!open) began.current = null;

  function begin() {
    const known = Object.fromEntries(
      form.filter((field) => typed[field.name] !== undefined).map((field) => [field.name, typed[field.name]]),
    );
    setValues({
      ...known,
      kind: kind ?? "leak",
      received_at: typed.received_at ?? began.current ?? new Date().toISOString(),
    });
    setProblem(null);
    setOpen(true);
  }

  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F9") return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  async function send() {
    if (busy) return;
    const body = toBody<Body<"request_emergency_call">>(form, values);
    const written = JSON.stringify(body);
    // The same call sent again after a lost answer is one emergency.
    if (key.current.text !== written) key.current = { text: written, key: newKey() };
    setBusy(true);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": key.current.key } };
      const page = (await answer(api.POST("/api/requests/emergency_call", { params, body }))) as Acted;
      onSent();
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      tell(t("emergency.sent", { number: page.record.number }));
      if ("gone" in page) {
        await navigate({ to: "/queue", search: {} });
        return;
      }
      queryClient.setQueryData(recordQuery(page.record.id).queryKey, page);
      // On to the incident, where the safety script waits to be read out.
      const incident = page.links.find((link) => link.record.kind === "incident");
      await navigate({
        to: "/records/$id",
        params: { id: incident?.record.id ?? page.record.id },
        search: {},
      });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  function keys(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  }

  if (form.length === 0) return null;
  return (
    <>
      <Button danger type="primary" onClick={begin} data-testid="emergency">
        {t("emergency.key")}{" "}
        <span className="key" aria-hidden="true">
          F9
        </span>
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        size={560}
        rootClassName="action-drawer"
        title={t("emergency.title")}
        footer={
          <div className="row row-end">
            <span className="quiet keys-hint">{t("record.sendKeys")}</span>
            <Button onClick={() => setOpen(false)}>{t("form.cancel")}</Button>
            <Button
              danger
              type="primary"
              loading={busy}
              onClick={() => void send()}
              data-testid="emergency-send"
            >
              {t("emergency.send")}
            </Button>
          </div>
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the whole form */}
        <div className="stack" onKeyDown={keys}>
          <p className="quiet">{t("emergency.about")}</p>
          {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
            <ProblemNotice error={problem} />
          )}
          <Fields fields={form} values={values} onChange={setValues} errors={at} prefix="emergency" />
        </div>
      </Drawer>
    </>
  );
}
