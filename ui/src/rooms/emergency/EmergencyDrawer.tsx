import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { answer, api, asProblem, newKey, type Problem } from "../../api/client";
import { queryClient, recordQuery } from "../../api/queries";
import type { Acted, Body, Drawn } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../spine/form/keys";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";
import CallBound from "../telephony/CallBound";
import Nearby from "./Nearby";

/** A call that was sent and not answered: closed and opened again it is the same call. */
export interface Call {
  text: string;
  key: string;
  values: Draft;
}

interface Props {
  form: Drawn[];
  unanswered: { current: Call | null };
  /** What is known when the key is pressed. With `joins` it goes out at once: the press was the decision. */
  known: Draft;
  onClose: () => void;
  onSent: () => void;
}

/** The call of an emergency: what is known goes out at once. */
export default function EmergencyDrawer({ form, unanswered, known, onClose, onSent }: Props) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const [values, setValues] = useState<Draft>(unanswered.current?.values ?? known);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(form, problem, values, box);

  async function send(said: Draft = values) {
    if (busy) return;
    const body = toBody<Body<"request_emergency_call">>(form, said);
    const written = JSON.stringify(body);
    // The same call sent again after a lost answer is one emergency.
    const same = unanswered.current?.text === written ? unanswered.current.key : newKey();
    unanswered.current = { text: written, key: same, values: { ...said, joins: undefined } };
    setBusy(true);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": same } };
      const page = (await answer(api.POST("/api/requests/emergency_call", { params, body }))) as Acted;
      unanswered.current = null;
      onSent();
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      const above = "gone" in page ? null : page.record.parent;
      tell(
        above
          ? t("emergency.joined", { number: above.number })
          : t("emergency.sent", { number: page.record.number }),
      );
      if ("gone" in page) {
        await navigate({ to: "/queue", search: {} });
        return;
      }
      // What was typed wrong kept nobody from going, and is asked again.
      const first = page.timeline.items.find((one) => one.action === "emergency_call");
      for (const warning of first?.warnings ?? []) tell(say(warning), "failed");
      queryClient.setQueryData(recordQuery(page.record.id).queryKey, page);
      // On to the incident, where the safety script waits to be read out.
      const incident = page.links.find((link) => link.record.kind === "incident");
      await navigate({
        to: "/records/$id",
        params: { id: above?.id ?? incident?.record.id ?? page.record.id },
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

  const joining = useRef(Boolean(known.joins));
  useEffect(() => {
    if (!joining.current) return;
    joining.current = false;
    void send();
  });

  function keys(event: KeyboardEvent) {
    sendsOn(event, () => void send());
  }

  return (
    <Drawer
      open
      onClose={onClose}
      // The form says itself where typing begins; the panel does not take the focus from it.
      autoFocus={false}
      afterOpenChange={(open) => open && focusFirst(box.current)}
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
      <div className="stack" ref={box} onKeyDown={keys}>
        <p className="quiet">{t("emergency.about")}</p>
        <CallBound values={values} onChange={setValues} />
        {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
          <ProblemNotice error={problem} />
        )}
        <Nearby typed={values} onJoin={(joins) => void send({ ...values, joins })} />
        <Fields
          fields={form.filter((field) => field.name !== "joins")}
          values={values}
          onChange={setValues}
          errors={at}
          prefix="emergency"
        />
      </div>
    </Drawer>
  );
}
