import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type KeyboardEvent, useState } from "react";
import { answer, api, asProblem, newKey, type Problem } from "../../api/client";
import { queryClient, recordQuery } from "../../api/queries";
import type { Acted, Body, Drawn } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { type Draft, placeErrors, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";

/** A call that was sent and not answered: closed and opened again it is the same call. */
export interface Call {
  text: string;
  key: string;
  values: Draft;
}

interface Props {
  form: Drawn[];
  unanswered: { current: Call | null };
  /** What is known when the key is pressed. */
  known: Draft;
  onClose: () => void;
  onSent: () => void;
}

/** The call of an emergency: what is known goes out at once. */
export default function EmergencyDrawer({ form, unanswered, known, onClose, onSent }: Props) {
  const t = useTexts();
  const navigate = useNavigate();
  const [values, setValues] = useState<Draft>(unanswered.current?.values ?? known);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { at, elsewhere } = placeErrors(form, problem?.errors ?? []);

  async function send() {
    if (busy) return;
    const body = toBody<Body<"request_emergency_call">>(form, values);
    const written = JSON.stringify(body);
    // The same call sent again after a lost answer is one emergency.
    const same = unanswered.current?.text === written ? unanswered.current.key : newKey();
    unanswered.current = { text: written, key: same, values };
    setBusy(true);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": same } };
      const page = (await answer(api.POST("/api/requests/emergency_call", { params, body }))) as Acted;
      unanswered.current = null;
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
      const failure = asProblem(error);
      // Refused by a rule: nothing went out under this key.
      if (failure.status === 422 || failure.status === 409) unanswered.current = null;
      setProblem(failure);
      setBusy(false);
    }
  }

  function keys(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
  }

  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      rootClassName="action-drawer"
      title={t("emergency.title")}
      footer={
        <div className="row row-end">
          <span className="quiet keys-hint">{t("record.sendKeys")}</span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
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
  );
}
