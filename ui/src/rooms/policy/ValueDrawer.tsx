import { Button, Drawer } from "antd";
import { useMemo, useRef, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient, useMeta } from "../../api/queries";
import type { Body, Drawn, Parameter } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { sendsOn } from "../../spine/form/keys";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useSay, useTexts } from "../../spine/words/language";

/** A new value with its scope, the instant it takes effect, and the clause it rests on. */
export function ValueDrawer({ parameter, onClose }: { parameter: Parameter; onClose: () => void }) {
  const t = useTexts();
  const say = useSay();
  const meta = useMeta();
  const fields = useMemo<Drawn[]>(
    () => [
      draw("value", "line", "新值", "New value", { required: true, max: 200 }),
      draw("from", "moment", "生效时间（不填为立即）", "Effective from (at once when empty)"),
      draw("clause", "line", "依据条款", "Clause", { required: true, max: 200 }),
      draw("unit", "ref", "适用单位（不填为本企业）", "Unit (the company when empty)", { to: "unit" }),
      draw("type", "line", "适用类型", "Type", { max: 60 }),
      draw("priority", "choice", "适用优先级", "Priority", {
        choices: (meta?.priorities ?? []).map((one) => ({ code: one.code, ...one.words })),
      }),
      draw("channel", "line", "适用渠道", "Channel", { max: 60 }),
      draw("locked", "bool", "下级不得更改", "Lock against change below"),
      draw("replaces", "bool", "取代上级取值", "Replaces the value above"),
      draw("note", "line", "说明", "Note", { max: 200 }),
    ],
    [meta],
  );
  const [values, setValues] = useState<Draft>({
    value: parameter.value,
    clause: parameter.clause.zh,
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(fields, problem, values, box);

  async function send() {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const value = toBody<Omit<Body<"set_parameter">, "code">>(fields, values);
      await answer(api.POST("/api/policy/values", { body: { code: parameter.code, ...value } }));
      await queryClient.invalidateQueries({ queryKey: ["policy"] });
      tell(t("policy.changed", { code: parameter.code }));
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      mask={false}
      focusable={{ trap: false }}
      size={480}
      onClose={onClose}
      title={`${t("policy.change")} · ${say(parameter.words)}`}
      footer={
        <div className="row row-end">
          <span className="quiet keys-hint">{t("record.sendKeys")}</span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {t("form.save")}
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from any field */}
      <div className="stack" ref={box} onKeyDown={(event) => sendsOn(event, () => void send())}>
        <p className="quiet">
          {t("policy.now")} <code>{parameter.code}</code> = <strong>{parameter.value}</strong> ·{" "}
          {say(parameter.origin)}
        </p>
        <Fields fields={fields} values={values} onChange={setValues} errors={at} prefix="value" />
        {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
          <ProblemNotice error={problem} />
        )}
      </div>
    </Drawer>
  );
}

function draw(
  name: keyof Body<"set_parameter">,
  kind: Drawn["kind"],
  zh: string,
  en: string,
  more: Partial<Drawn> = {},
): Drawn {
  return { name, kind, label: { zh, en }, required: false, personal: false, ...more };
}
